import { closest, distance } from 'fastest-levenshtein';

/** What somebody may have meant who wrote `word`; nothing where that takes more than `most` changes, or all of the word. */
export function nearest(word: string, words: readonly string[], most = 3): string | undefined {
  if (words.length === 0) return undefined; // closest() would return undefined as a string
  const found = closest(word, words);
  const changes = distance(word, found);
  return changes <= most && changes < word.length ? found : undefined;
}
