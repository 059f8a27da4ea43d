import { closest, distance } from 'fastest-levenshtein';

/** The word that was probably meant; undefined if it differs in more than `most` characters, or in all of them. */
export function nearest(word: string, words: readonly string[], most = 3): string | undefined {
  const found = closest(word, words);
  const changes = distance(word, found);
  return changes <= most && changes < word.length ? found : undefined;
}
