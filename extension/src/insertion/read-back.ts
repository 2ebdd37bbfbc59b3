import { drawnBy, isProxy } from './drawn.ts';
import { editContextOf, isForm } from './field.ts';

/** Editors turn spaces into no-break ones and lines into blocks: only the rest counts. */
export const compact = (text: string) => text.replace(/[\s\u200B\uFEFF]/gu, '');
/** An editor that draws only what is on the screen shows at least this much of the end of a text. */
const endShown = 80;
/** Looked at again after this: what an editor takes back, it takes back when it draws. */
const holdsMs = 8;
const lookEveryMs = 4;

/** What can be seen of a field, without white space. */
export function seen(field: HTMLElement): string {
  if (editContextOf(field)) return compact(drawnBy(field).textContent ?? '');
  if (!isForm(field)) return compact(field.textContent ?? '');
  return isProxy(field) ? compact(drawnBy(field).textContent ?? '') : compact(field.value);
}

/**
 * How a text got into a field, by what is seen of it before and after. `whole`: it stands there. `other`: something of it, or
 * in another form (a mask, a length limit). `nothing`: the field is as it was.
 */
export type Reading = 'whole' | 'other' | 'nothing';

export function readingOf(before: string, after: string, text: string, replaced: string): Reading {
  const wanted = compact(text);
  if (after === before) return wanted === compact(replaced) && wanted !== '' ? 'whole' : 'nothing';
  const tail = wanted.slice(-endShown);
  const gone = compact(replaced);
  const more = (part: string) => count(after, part) > count(before, part) - count(gone, part);
  if (more(wanted)) return 'whole';
  return wanted.length > endShown && more(tail) ? 'whole' : 'other';
}

/** Letters and digits of a text, in its order, with something in between: what a mask makes of it. */
export function holdsLetters(there: string, text: string): boolean {
  const wanted = [...text.matchAll(/[\p{L}\p{N}]/gu)].map(([sign]) => sign);
  let next = 0;
  for (const sign of there) if (sign === wanted[next]) next += 1;
  return next === wanted.length;
}

/** Looks at a field until something has changed that holds, or the time is over. @returns what is seen then */
export async function whenChanged(field: HTMLElement, before: string, withinMs: number): Promise<string> {
  const until = performance.now() + withinMs;
  let last = seen(field);
  for (;;) {
    await pause(last === before ? lookEveryMs : holdsMs);
    const now = seen(field);
    if ((now === last && now !== before) || performance.now() > until) return now;
    last = now;
  }
}

const count = (text: string, part: string) => (part === '' ? 0 : text.split(part).length - 1);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
