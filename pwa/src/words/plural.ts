type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Counts in words: the form of the language's rule (CLDR), with the number written its way.
 * @example const count = plural('ru'); count(22, { one: 'фраза', few: 'фразы', many: 'фраз', other: 'фразы' }) // 22 фразы
 */
export function plural(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const figures = new Intl.NumberFormat(locale);
  return (count, forms) => `${figures.format(count)}\u00a0${forms[rules.select(count)] ?? forms.other}`;
}
