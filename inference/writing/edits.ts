/** Replaces `[start, end)` of the text a step was given, in UTF-16 units, by `after`. */
export interface Edit {
  start: number;
  end: number;
  after: string;
}

/** @param edits in the order of the text, none over another */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let written = '';
  let from = 0;
  for (const { start, end, after } of edits) {
    written += text.slice(from, start) + after;
    from = end;
  }
  return written + text.slice(from);
}

/** Where the character at `at` stands once the edits are made. */
export const placeAfter = (at: number, edits: readonly Edit[]): number =>
  edits.reduce((place, { start, end, after }) => (end <= at ? place + after.length - (end - start) : place), at);

/** How far apart two texts are searched for the place where they agree again. */
const windowCharacters = 64;
/** So many equal characters are an agreement. */
const agreementCharacters = 3;

/**
 * The edits between two texts of nearly the same words, in linear time: what rules of spacing, marks and letter case do.
 * Where the texts part for more than 64 characters, all the rest is one edit.
 */
export function editsBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [skipped, written] = nextAgreement(before, after, i, j);
    edits.push({ start: i, end: i + skipped, after: after.slice(j, j + written) });
    i += skipped;
    j += written;
  }
  return edits;
}

/** @returns how many characters of each text lie before the nearest place where they agree */
function nextAgreement(before: string, after: string, i: number, j: number): [number, number] {
  const leftBefore = before.length - i;
  const leftAfter = after.length - j;
  for (let apart = 1; apart <= windowCharacters; apart += 1) {
    for (let skipped = Math.min(apart, leftBefore); skipped >= 0; skipped -= 1) {
      for (const written of skipped === apart ? range(0, Math.min(apart, leftAfter)) : [apart]) {
        if (written <= leftAfter && agree(before, after, i + skipped, j + written)) return [skipped, written];
      }
    }
  }
  return [leftBefore, leftAfter];
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => to - index);

function agree(before: string, after: string, i: number, j: number): boolean {
  const next = before.slice(i, i + agreementCharacters);
  return (
    next === after.slice(j, j + agreementCharacters) &&
    (next.length === agreementCharacters || before.length - i === after.length - j)
  );
}
