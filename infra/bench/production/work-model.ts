/** What one dictation asks of the recogniser, as the listener does it (inference/listening). */
export interface DictationModel {
  speechS: number;
  /** Pauses close phrases of between so many seconds. */
  phraseS: { least: number; most: number };
  tokensPerSecond: number;
  /** A window longer than this begins anew with the next phrase and so much sound, the text of what was known forced. */
  renewedS: number;
  windowS: number;
  /** So long a window is encoded whole even when somebody waits; of a longer one only the last of what was known. */
  shortWindowS: number;
  againS: number;
  /** While somebody speaks: after so much new sound, if a place is free; so much is encoded again. */
  viewEveryS: number;
  viewAgainS: number;
  /** Share of an earlier look's tokens that stay; they are verified in one batch. */
  confirmedShare: number;
}

/** Windows and shares as the listener has them (decision 004); Russian and English give four tokens a second. */
export const defaultDictation: DictationModel = {
  speechS: 30,
  phraseS: { least: 3, most: 7 },
  tokensPerSecond: 4,
  renewedS: 20,
  windowS: 16,
  shortWindowS: 6,
  againS: 4,
  viewEveryS: 0.8,
  viewAgainS: 2,
  confirmedShare: 0.87,
};

/** The window that is timed for the look that somebody waits for, seconds. */
export const longWindow = { knownS: 26, moreS: 2, againS: defaultDictation.againS };

/** What a recognition of one model costs with so many threads, milliseconds. */
export interface Cost {
  /** @param rowsS seconds of sound that are encoded @param windowS seconds of sound in the window, these included */
  encoderMs(rowsS: number, windowS: number): number;
  msPerToken: number;
  prefix64Ms: number;
}

/** Ends of the phrases, seconds from the begin of the dictation; the last one is its end. */
export function phraseEnds({ speechS, phraseS }: DictationModel, random: () => number): number[] {
  const ends: number[] = [];
  for (let at = 0; at < speechS; ) {
    at += phraseS.least + random() * (phraseS.most - phraseS.least);
    // A rest shorter than a phrase belongs to the last one.
    ends.push(speechS - at < phraseS.least ? speechS : at);
    at = ends.at(-1) ?? speechS;
  }
  return ends;
}

/** Begin of the window that holds a phrase; windows grow from phrase to phrase until they are renewed. */
export function windowStart(ends: readonly number[], phrase: number, model: DictationModel): number {
  const startOf = (index: number) => (index === 0 ? 0 : (ends[index - 1] ?? 0));
  let start = 0;
  for (let index = 1; index <= phrase; index++) {
    if (startOf(index) - start <= model.renewedS) continue;
    let first = index;
    while (first > 0 && (ends[index] ?? 0) - startOf(first - 1) <= model.windowS) first -= 1;
    start = startOf(first);
  }
  return start;
}

/** One look at a dictation; seconds from its begin. */
export interface Look {
  kind: 'view' | 'phrase' | 'final';
  windowStartS: number;
  /** Words until here are forced. */
  knownS: number;
  /** An earlier look at this window reached until here; `windowStartS` where there was none. */
  seenS: number;
  endS: number;
}

export function lookMs(look: Look, model: DictationModel, cost: Cost): number {
  const { kind, windowStartS, knownS, seenS, endS } = look;
  const windowS = endS - windowStartS;
  const againS = {
    view: model.viewAgainS,
    phrase: windowS,
    final: windowS <= model.shortWindowS ? windowS : model.againS,
  };
  const rowsS = Math.min(windowS, endS - seenS + againS[kind]);
  const draftTokens = Math.max(0, seenS - knownS) * model.tokensPerSecond;
  const newTokens = (endS - Math.max(seenS, knownS)) * model.tokensPerSecond + draftTokens * (1 - model.confirmedShare);
  const batchTokens = (knownS - windowStartS) * model.tokensPerSecond + draftTokens;
  return cost.encoderMs(rowsS, windowS) + newTokens * cost.msPerToken + (batchTokens / 64) * cost.prefix64Ms;
}
