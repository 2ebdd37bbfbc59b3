/** What one CPU variant heard in a clip. */
export interface DecodedClip {
  text: string;
  tokens: { id: number; logProbability: number }[];
}

/** Where two variants part. Behind it they decode different texts, which says nothing any more. */
export interface Parting {
  /** Tokens that are the same. */
  after: number;
  /** Natural logarithms of the probability that each gave to the token it chose. */
  logProbabilities: [number, number];
}

export interface Agreement {
  /** Undefined: all tokens are the same. */
  parting: Parting | undefined;
  /** Largest difference of the logarithms of probability over the tokens that are the same. */
  largestDifference: number;
}

/**
 * A choice is a tie when the two likeliest tokens are so close that rounding decides between them: then neither is much
 * likelier than a half, and each variant finds its own about as likely as the other does.
 */
const tie = { mostLogProbability: Math.log(0.5) + 0.35, mostDifference: 0.35 };

/**
 * Of the logarithms of probability of the same token. Seen over eight clips and seven variants (base, Q8_0): up to 0.12,
 * for AMX and AVX-512 quantise the activations in other blocks than the baseline.
 */
export const mostDifference = 0.35;

/** @returns where they part, if they do, and how far apart they are until then */
export function compare(one: DecodedClip, other: DecodedClip): Agreement {
  const length = Math.max(one.tokens.length, other.tokens.length);
  let largestDifference = 0;
  for (let after = 0; after < length; after++) {
    const [a, b] = [one.tokens[after], other.tokens[after]];
    if (!a || !b || a.id !== b.id)
      return {
        parting: { after, logProbabilities: [a?.logProbability ?? Number.NaN, b?.logProbability ?? Number.NaN] },
        largestDifference,
      };
    largestDifference = Math.max(largestDifference, Math.abs(a.logProbability - b.logProbability));
  }
  return { parting: undefined, largestDifference };
}

/** Whether rounding explains that they part. Where one ends and the other goes on, the end token's probability is not known. */
export function isTie({ logProbabilities: [a, b] }: Parting): boolean {
  const known = [a, b].filter((value) => !Number.isNaN(value));
  return known.every((value) => value <= tie.mostLogProbability) && !(Math.abs(a - b) > tie.mostDifference);
}
