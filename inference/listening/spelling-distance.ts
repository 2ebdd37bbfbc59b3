/** Letters that must be put in, left out or replaced to make one word of the other (Levenshtein). */
export function spellingDistance(left: string, right: string): number {
  const letters = [...right];
  let distances = Array.from({ length: letters.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...left].entries()) {
    const next = [row + 1];
    for (const [column, other] of letters.entries()) {
      const replaced = (distances[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (distances[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    distances = next;
  }
  return distances.at(-1) ?? 0;
}
