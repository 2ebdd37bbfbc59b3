import type { Pair } from './table.ts';

const bracketSigns = { brackets: ['(', ')'], square: ['[', ']'], curly: ['{', '}'] } as const;

/** @param depth how many of the pair are open around it */
export function pairSign(pair: Pair, language: 'ru' | 'en', isOpening: boolean, depth: number): string {
  if (pair !== 'quotes') return bracketSigns[pair][isOpening ? 0 : 1];
  if (language === 'en') return '"';
  return (isOpening ? ['«', '„'] : ['»', '“'])[Math.min(1, Math.max(0, depth))] ?? '"';
}

/** What the text before the cursor leaves open in its last paragraph. */
export function openPairs(precedingText: string): Pair[] {
  const paragraph = precedingText.slice(precedingText.lastIndexOf('\n') + 1);
  const count = (sign: RegExp): number => paragraph.match(sign)?.length ?? 0;
  const quotes = count(/«/g) > count(/»/g) || count(/"/g) % 2 === 1;
  const brackets = count(/\(/g) > count(/\)/g);
  return [...(quotes ? (['quotes'] as const) : []), ...(brackets ? (['brackets'] as const) : [])];
}
