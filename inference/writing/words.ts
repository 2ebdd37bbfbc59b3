/** Words of letters, lower case, «ё» read as «е»; apostrophes and hyphens belong to a word. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('’', "'")
    .match(/\p{L}+(?:['-]\p{L}+)*/gu) ?? [];

/** Numbers as written, in their order: `3.14`, `10:30`, `142/7`. */
export const numbersOf = (text: string): string[] => text.match(/\p{N}+(?:[.,:/-]\p{N}+)*/gu) ?? [];
