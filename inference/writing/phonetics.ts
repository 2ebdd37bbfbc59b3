const sounds: Record<string, string> = {
  о: 'а',
  э: 'и',
  е: 'и',
  ы: 'и',
  я: 'а',
  ю: 'у',
  б: 'п',
  в: 'ф',
  г: 'к',
  д: 'т',
  ж: 'ш',
  з: 'с',
  щ: 'ш',
  ь: '',
  ъ: '',
  й: 'и',
};

/** How a Russian word sounds when nobody stresses it with care: «кубернетис» and «кубернетес» are the same. @param word folded */
export function soundOf(word: string): string {
  return word.replace(/[оэеыяюбвгджзщьъй]/g, (letter) => sounds[letter] ?? letter).replace(/(.)\1+/g, '$1');
}
