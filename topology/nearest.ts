import { closest, distance } from 'fastest-levenshtein';

/** What somebody may have meant who wrote `word`; nothing where that takes more than `most` changes, or all of the word. */
export function nearest(word: string, words: readonly string[], most = 3): string | undefined {
  const found = closest(word, words);
  const changes = distance(word, found);
  return changes <= most && changes < word.length ? found : undefined;
}
