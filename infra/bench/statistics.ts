/** @param share 0.5 for the median, 0.95 for p95 (nearest rank); NaN for an empty list */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** A seeded generator, so that a printed interval can be printed again (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Paired bootstrap over clips of the difference of two word error rates.
 * @returns the 95 % interval of (b - a) in points
 */
export function pairedDifference(
  clips: ReadonlyArray<{ words: number; errorsA: number; errorsB: number }>,
  rounds = 2000,
  random = seededRandom(1),
): { low: number; high: number } {
  const differences: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let words = 0;
    let difference = 0;
    for (let i = 0; i < clips.length; i++) {
      const clip = clips[Math.floor(random() * clips.length)];
      if (!clip) continue;
      words += clip.words;
      difference += clip.errorsB - clip.errorsA;
    }
    differences.push(words === 0 ? 0 : (100 * difference) / words);
  }
  return { low: quantile(differences, 0.025), high: quantile(differences, 0.975) };
}

/** @returns the least-squares slope of y over x; NaN for fewer than two different x */
export function slope(points: ReadonlyArray<{ x: number; y: number }>): number {
  const mean = (of: 'x' | 'y') => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [meanX, meanY] = [mean('x'), mean('y')];
  const spreadX = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / (spreadX || Number.NaN);
}
