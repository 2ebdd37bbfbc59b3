/** One step of turning a list into another: an item of each, of the first alone, or of the second alone. By index. */
export type Aligned =
  | { kind: 'pair'; before: number; after: number }
  | { kind: 'removed'; before: number }
  | { kind: 'added'; after: number };

/** A pair that is not quite the same costs less than taking one out and putting the other in. */
const nearCost = 0.5;

/**
 * The cheapest alignment of two lists, in time and memory of their product.
 * @param likeness 1 for the same, 0 for another; between them near enough to stand for each other
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: (before: T, after: T) => 0 | 0.5 | 1,
): Aligned[] {
  const width = after.length + 1;
  const costs = new Float64Array((before.length + 1) * width);
  const cost = (row: number, column: number): number => costs[row * width + column] ?? 0;
  const pairCost = (row: number, column: number): number => {
    const [a, b] = [before[row], after[column]];
    const like = a === undefined || b === undefined ? 0 : likeness(a, b);
    return like === 1 ? 0 : like === nearCost ? nearCost : Number.POSITIVE_INFINITY;
  };
  for (let row = before.length; row >= 0; row -= 1) {
    for (let column = after.length; column >= 0; column -= 1) {
      if (row === before.length && column === after.length) continue;
      costs[row * width + column] = Math.min(
        row < before.length ? 1 + cost(row + 1, column) : Number.POSITIVE_INFINITY,
        column < after.length ? 1 + cost(row, column + 1) : Number.POSITIVE_INFINITY,
        row < before.length && column < after.length
          ? pairCost(row, column) + cost(row + 1, column + 1)
          : Number.POSITIVE_INFINITY,
      );
    }
  }
  const steps: Aligned[] = [];
  for (let row = 0, column = 0; row < before.length || column < after.length; ) {
    const here = cost(row, column);
    if (row < before.length && column < after.length && here === pairCost(row, column) + cost(row + 1, column + 1)) {
      steps.push({ kind: 'pair', before: row, after: column });
      row += 1;
      column += 1;
    } else if (row < before.length && here === 1 + cost(row + 1, column)) {
      steps.push({ kind: 'removed', before: row });
      row += 1;
    } else {
      steps.push({ kind: 'added', after: column });
      column += 1;
    }
  }
  return steps;
}
