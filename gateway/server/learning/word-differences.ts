export interface Word {
  text: string;
  /** Nothing but an opening quote or bracket stands between it and the start of a sentence. */
  beginsSentence: boolean;
}

/** Words that were written in place of others. */
export interface Difference {
  before: readonly Word[];
  after: readonly Word[];
}

const word = /[\p{L}\p{N}]+(?:[-'’.+#/&][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;

export function wordsOf(text: string): Word[] {
  let end = 0;
  return [...text.matchAll(word)].map((found, index) => {
    const between = text.slice(end, found.index);
    end = found.index + found[0].length;
    return { text: found[0], beginsSentence: index === 0 || /[.!?…\n]/.test(between) };
  });
}

/** Longer texts are not compared: the table would have more than a million places. */
const mostWords = 1_000;

/**
 * Where two texts have other words, by the longest common run of words in order (the same in letter case too).
 * @returns undefined when the texts are too long once what they begin and end with alike is left out
 */
export function differencesOf(before: readonly Word[], after: readonly Word[]): Difference[] | undefined {
  let start = 0;
  while (start < before.length && start < after.length && before[start]?.text === after[start]?.text) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end)?.text === after.at(-1 - end)?.text)
    end += 1;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  if (old.length > mostWords || fresh.length > mostWords) return undefined;
  const common = commonLengths(old, fresh);
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [fromOld, fromFresh] = [i, j];
    while ((i < old.length || j < fresh.length) && !isSame(old[i], fresh[j])) {
      const skipsOld = i < old.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? -1);
      if (skipsOld || j >= fresh.length) i += 1;
      else j += 1;
    }
    if (i > fromOld || j > fromFresh) found.push({ before: old.slice(fromOld, i), after: fresh.slice(fromFresh, j) });
    while (i < old.length && isSame(old[i], fresh[j])) {
      i += 1;
      j += 1;
    }
  }
  return found;
}

const isSame = (a: Word | undefined, b: Word | undefined): boolean => a !== undefined && a.text === b?.text;

/** @returns for each place the number of words that both rests have in common */
function commonLengths(old: readonly Word[], fresh: readonly Word[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] = isSame(old[i], fresh[j])
        ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
        : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
