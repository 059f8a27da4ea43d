import { closest, distance } from 'fastest-levenshtein';

/** What somebody may have meant who wrote `word`; nothing where that takes more than three changes, or all of the word. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const found = closest(word, words);
  const changes = distance(word, found);
  return changes <= 3 && changes < word.length ? found : undefined;
}
