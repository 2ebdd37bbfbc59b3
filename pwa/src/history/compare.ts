/** A stretch of words: in both texts, only as heard, only as written. */
export interface Stretch {
  kind: 'same' | 'heard' | 'written';
  text: string;
}

/** The table of the comparison grows with the product of the lengths; beyond this it is shown as one change. */
const maxCells = 4_000_000;

/**
 * Compares what was heard with what was written, word by word (longest common subsequence).
 * A capital or a comma is no change: nearly every word has one, and what matters would drown. Where the words are the
 * same, they stand as heard.
 */
export function compare(raw: string, clean: string): Stretch[] {
  const heard = wordsIn(raw);
  const written = wordsIn(clean);
  const stretches: Stretch[] = [];
  const add = (kind: Stretch['kind'], word: string) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += ` ${word}`;
    else stretches.push({ kind, text: word });
  };
  if (heard.length * written.length > maxCells) {
    if (raw.trim()) add('heard', raw.trim());
    if (clean.trim()) add('written', clean.trim());
    return stretches;
  }
  const longest = commonLengths(heard.map(bare), written.map(bare));
  let [i, j] = [0, 0];
  while (i < heard.length || j < written.length) {
    const [a, b] = [heard[i], written[j]];
    if (a !== undefined && b !== undefined && bare(a) === bare(b)) {
      add('same', a);
      i++;
      j++;
    } else if (a !== undefined && (b === undefined || (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))) {
      add('heard', a);
      i++;
    } else if (b !== undefined) {
      add('written', b);
      j++;
    }
  }
  return stretches;
}

/** `lengths[i][j]`: words that the tails from i and from j have in common. */
function commonLengths(heard: string[], written: string[]): Uint32Array[] {
  const lengths = Array.from({ length: heard.length + 1 }, () => new Uint32Array(written.length + 1));
  for (let i = heard.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i], lengths[i + 1]];
    if (!row || !below) continue;
    for (let j = written.length - 1; j >= 0; j--)
      row[j] = heard[i] === written[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return lengths;
}

/** A word without its capitals and the signs around it; a word of signs alone stays as it is. */
const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, '').toLowerCase() || word;

const wordsIn = (text: string): string[] => text.split(/\s+/).filter(Boolean);
