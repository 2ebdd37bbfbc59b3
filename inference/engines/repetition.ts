/** A loop repeats the same words at least this often: people say things three times («да, да, да»), seldom four with nothing between. */
const fewestRepeats = 4;
/** A longer phrase said twice on purpose is rare enough; Whisper's loops of whole sentences come three times and more. */
const fewestSentenceRepeats = 3;
const sentenceWords = 5;
const longestLoopWords = 30;

const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

interface Loop {
  /** Index of the loop's first word. */
  start: number;
  period: number;
  repeats: number;
}

function findLoop(words: readonly string[]): Loop | undefined {
  const keys = words.map(bare);
  for (let start = 0; start < keys.length; start += 1) {
    for (let period = 1; period <= Math.min(longestLoopWords, (keys.length - start) / 2); period += 1) {
      let end = start + period;
      while (end < keys.length && keys[end] === keys[end - period]) end += 1;
      const repeats = Math.floor((end - start) / period);
      if (repeats >= (period >= sentenceWords ? fewestSentenceRepeats : fewestRepeats))
        return { start, period, repeats };
    }
  }
  return undefined;
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** Whether a recogniser has fallen into saying the same words again and again. */
export const hasLoop = (text: string): boolean => findLoop(wordsOf(text)) !== undefined;

/** Each loop said once. Text without loops is returned as it is. */
export function cutLoops(text: string): string {
  let words = wordsOf(text);
  let loop = findLoop(words);
  if (!loop) return text;
  while (loop) {
    const { start, period, repeats } = loop;
    words = [...words.slice(0, start + period), ...words.slice(start + period * repeats)];
    loop = findLoop(words);
  }
  return words.join(' ');
}
