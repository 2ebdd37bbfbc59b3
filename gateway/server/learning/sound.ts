import { inLatinLetters } from '@alfavoice/inference/contract';

/** Ways to spell one sound in Latin letters, the longest first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/zh/g, 'j'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|c(?!h)|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/y(?=[au])/g, ''],
  [/y/g, 'i'],
  [/ee|ea/g, 'i'],
  [/oo/g, 'u'],
  [/(.)\1+/g, '$1'],
];

/** A rough sound of words in either alphabet, without spaces: «кубернетес» and "Kubernetes" sound alike. */
export const soundOf = (text: string): string =>
  spellings.reduce(
    (sound, [spelling, letter]) => sound.replace(spelling, letter),
    inLatinLetters(text.toLowerCase()).replace(/[^a-z0-9]/g, ''),
  );

/** Levenshtein distance, as a share of the longer text: 0 is the same, 1 has nothing in common. */
export function difference(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? longest) / longest;
}
