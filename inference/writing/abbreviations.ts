import type { Language } from '../contract/index.ts';

/** Abbreviations whose period does not end a sentence, lower case. Single letters and dotted ones («т. е.», "e.g.") need no entry. */
export const abbreviations: Record<Language, ReadonlySet<string>> = {
  ru: new Set(
    (
      'авт акад англ бул вв гг гл гр дер долл др доц др-р зам изд им инж исп кв корп лат лит мкр млн млрд наб напр обл отд оф пер пл пом пос пп пр прим проф ред рис род руб рус сб сс ' +
      'сек след см соц ср ст стр табл тел тов тт тыс ул упр факс фиг чел шт экз'
    ).split(' '),
  ),
  en: new Set(
    (
      'approx apt ave blvd capt col corp dept dr ed eds est etc fig figs gen gov hon inc jr lt ltd maj max min misc mr mrs ms mt no nos ' +
      'pp prof rev sgt sr st vol vs'
    ).split(' '),
  ),
};

/** @param text what stands before and with the period: does that period belong to an abbreviation? */
export function endsWithAbbreviation(text: string, language: Language): boolean {
  const word = /(?<!\p{L})([\p{L}-]+)\.$/u.exec(text)?.[1];
  if (word === undefined) return false;
  return word.length === 1 || abbreviations[language].has(word.toLowerCase());
}
