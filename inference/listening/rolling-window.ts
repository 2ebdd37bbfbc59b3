/** A phrase that is done, as the next one's window sees it. */
export interface CommittedPhrase {
  startSample: number;
  endSample: number;
  /** The recogniser's tokens of its words; empty where it held none, or where they are not exactly what was kept. */
  tokens: readonly number[];
}

/** What the recogniser is given for a phrase: the sound and the words before it belong to it. */
export interface RecognitionWindow {
  startSample: number;
  endSample: number;
  prefix: readonly number[];
}

/**
 * A phrase wants the sound and the words before it: cut off at pauses, English loses two points of words; with them
 * 0.2. Whole phrases are dropped from the front until the window fits.
 * @param committed phrases before it, in order
 * @param longestSamples of the window, as long as the phrase itself is shorter
 */
export function rollingWindow(
  committed: readonly CommittedPhrase[],
  phrase: { startSample: number; endSample: number },
  longestSamples: number,
): RecognitionWindow {
  // Sound that the prefix does not account for would be heard again: the window begins behind a phrase without words.
  const wordless = committed.findLastIndex(({ tokens }) => tokens.length === 0);
  const kept = committed
    .slice(wordless + 1)
    .filter(({ startSample }) => phrase.endSample - startSample <= longestSamples);
  return {
    startSample: kept[0]?.startSample ?? phrase.startSample,
    endSample: phrase.endSample,
    prefix: kept.flatMap(({ tokens }) => tokens),
  };
}
