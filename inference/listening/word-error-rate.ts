/** Words compared without case, punctuation and the dots of ё: what a listener would call the same. */
export const normalisedWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’‘`]/gu, "'")
    .replace(/[^\p{L}\p{N}'\s]/gu, ' ')
    .split(/\s+/u)
    .map((word) => word.replace(/^'+|'+$/gu, ''))
    .filter((word) => word !== '');

export interface WordErrors {
  /** Substitutions, deletions and insertions of the cheapest alignment. */
  errors: number;
  referenceWords: number;
}

/** Word error rate is `errors / referenceWords`; sum both over clips before dividing. */
export function wordErrors(reference: string, hypothesis: string): WordErrors {
  const said = normalisedWords(reference);
  const heard = normalisedWords(hypothesis);
  let distances = Array.from({ length: heard.length + 1 }, (_, column) => column);
  for (const [row, word] of said.entries()) {
    const next = [row + 1];
    for (const [column, other] of heard.entries()) {
      const substituted = (distances[column] ?? 0) + (word === other ? 0 : 1);
      const deleted = (distances[column + 1] ?? 0) + 1;
      const inserted = (next[column] ?? 0) + 1;
      next.push(Math.min(substituted, deleted, inserted));
    }
    distances = next;
  }
  return { errors: distances.at(-1) ?? 0, referenceWords: said.length };
}
