import { type LikelyTerm, termKey } from '@alfavoice/db';

/** A term with the sites of the latest dictations that it stands in; null for those of no site. */
export interface Candidate extends LikelyTerm {
  saidAt: readonly (string | null)[];
}

/** What is known when a dictation begins. */
export interface Occasion {
  /** Stems of the text around the caret and of the site's name. */
  around: ReadonlySet<string>;
  host: string | undefined;
  language: 'ru' | 'en' | 'auto';
  nowMs: number;
}

/** What speaks for a term. The scale is free; these say how the signs compare. */
const weights = {
  /** It stands where the person writes. */
  around: 8,
  /** Each of the latest dictations into this site that it stands in, up to `mostCounted`. */
  saidHere: 2,
  /** The same for any site. */
  said: 1,
  /** Said a moment ago; half of it a week later. */
  lastUsed: 3,
  /** Added a moment ago and never said yet: who adds a word is about to say it. Half of it a week later. */
  added: 2,
  /** Ten times as many uses. */
  tenfoldUse: 1,
};
const mostCounted = 3;
const halfLifeMs = 7 * 24 * 3600 * 1000;

/** At most so many are sent: more than fit into any recogniser's prompt. */
export const mostTermsSent = 200;

/**
 * The terms that are likeliest to be said, as they are written, likeliest first, each once.
 * @param candidates of one user: her own and those of her groups
 */
export function likeliestTerms(
  candidates: Iterable<Candidate>,
  occasion: Occasion,
  most: number = mostTermsSent,
): string[] {
  const { language } = occasion;
  const ranked = [...candidates]
    .filter((term) => language === 'auto' || term.language === null || term.language === language)
    .map((term) => ({ term, score: score(term, occasion) }))
    .sort(
      (left, right) =>
        right.score - left.score ||
        right.term.createdAt.getTime() - left.term.createdAt.getTime() ||
        left.term.id.localeCompare(right.term.id),
    );
  const byKey = new Map<string, string>();
  for (const { term } of ranked) {
    const key = termKey(term.written);
    if (!byKey.has(key)) byKey.set(key, term.written);
    if (byKey.size === most) break;
  }
  return [...byKey.values()];
}

function score(term: Candidate, { around, host, nowMs }: Occasion): number {
  const { lexemes, saidAt, lastUsedAt, createdAt, useCount } = term;
  const isAround = lexemes.length > 0 && lexemes.every((lexeme) => around.has(lexeme));
  const saidHere = host === undefined ? 0 : saidAt.filter((site) => site === host).length;
  return (
    (isAround ? weights.around : 0) +
    weights.saidHere * Math.min(saidHere, mostCounted) +
    weights.said * Math.min(saidAt.length, mostCounted) +
    (lastUsedAt
      ? weights.lastUsed * fading(nowMs - lastUsedAt.getTime())
      : weights.added * fading(nowMs - createdAt.getTime())) +
    weights.tenfoldUse * Math.log10(1 + useCount)
  );
}

const fading = (ageMs: number): number => 0.5 ** (Math.max(0, ageMs) / halfLifeMs);
