/** Words of letters, lower case, «ё» read as «е»; apostrophes and hyphens belong to a word. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('’', "'")
    .match(/\p{L}+(?:['-]\p{L}+)*/gu) ?? [];

/** Numbers as written, in their order: `3.14`, `10:30`, `142/7`. */
export const numbersOf = (text: string): string[] => text.match(/\p{N}+(?:[.,:/-]\p{N}+)*/gu) ?? [];

/** Addresses, paths and words with signs or digits inside, in their order. */
export const addressesOf = (text: string): string[] =>
  (text.match(/\S*(?:[@/\\_]|\p{L}\.\p{L}|\p{L}\p{N}|\p{N}\p{L})\S*/gu) ?? []).map((found) =>
    found.replace(/[.,!?;:"»”)]+$/u, ''),
  );

/** Capitalised words that do not begin a sentence: names, mostly. */
export const namesOf = (text: string): string[] =>
  (text.match(/(?<=[\p{L}\p{N},;:—-] ["«“(]?)\p{Lu}[\p{L}'’-]*/gu) ?? []).filter((word) => word !== 'I');

/** Two forms of one word share this many letters at least… */
const stemLetters = 4;
/** …and differ in an ending of at most this many: «договор», «договора»; but not «приехал», «приедет». */
const endingLetters = 2;

export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common += 1;
  return common >= Math.max(stemLetters, Math.max(a.length, b.length) - endingLetters);
}

/** @returns the words of `words` that have no counterpart in `source`; a word of the source counts once */
export function wordsBeyond(words: readonly string[], source: readonly string[]): string[] {
  const left = [...source];
  return words.filter((word) => {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((candidate) => isSameWord(word, candidate));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
