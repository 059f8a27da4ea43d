import { closest, distance } from 'fastest-levenshtein';

/** The word that was probably meant; undefined if it differs in more than `most` characters, or in all of them. */
export function nearest(word: string, words: readonly string[], most = 3): string | undefined {
  if (words.length === 0) return undefined; // closest() would return undefined as a string
  const found = closest(word, words);
  const changes = distance(word, found);
  return changes <= most && changes < word.length ? found : undefined;
}
