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
