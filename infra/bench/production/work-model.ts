/** What one dictation asks of the recogniser, phrase by phrase: the listener's way, without its looks while somebody speaks. */
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
}

/** Windows as in the listener (inference/listening/hearing.ts); four tokens a second is what Russian and English give. */
export const defaultDictation: DictationModel = {
  speechS: 30,
  phraseS: { least: 3, most: 7 },
  tokensPerSecond: 4,
  renewedS: 20,
  windowS: 16,
  shortWindowS: 6,
  againS: 4,
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
function windowStart(ends: readonly number[], phrase: number, model: DictationModel): number {
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

/**
 * One recognition: all phrases that wait, in the window that holds the last of them.
 * @param ends of all phrases of the dictation
 * @param from index of the first one that waits
 * @param to index of the last one; if it is the dictation's last, somebody waits for it
 */
export function recognitionMs(
  ends: readonly number[],
  from: number,
  to: number,
  model: DictationModel,
  cost: Cost,
): number {
  const known = from === 0 ? 0 : (ends[from - 1] ?? 0);
  const end = ends[to] ?? 0;
  const start = Math.min(known, windowStart(ends, to, model));
  const isNew = from === 0 || start !== windowStart(ends, from - 1, model);
  const windowS = end - start;
  const awaited = to === ends.length - 1 && windowS > model.shortWindowS;
  const rowsS = awaited && !isNew ? Math.min(windowS, end - known + model.againS) : windowS;
  const newTokens = (end - known) * model.tokensPerSecond;
  const oldTokens = (known - start) * model.tokensPerSecond;
  return cost.encoderMs(rowsS, windowS) + newTokens * cost.msPerToken + (oldTokens / 64) * cost.prefix64Ms;
}
