import { Phrases } from '../phrases.ts';
import { endsSentence, isCapitalised, type Unit } from '../units.ts';
import type { Numeral } from './numeral.ts';
import { numeralsIn } from './numerals.ts';

/** Sayings, titles and counting aloud: their numbers stay in words. */
const sayings = `
тысяча и одна ночь; тысяча и одну ночь; сто раз; тысячу раз; миллион раз; сто лет; тысячу лет; тысяча извинений; тысячу извинений; тысяча чертей
тысяча мелочей; тысяча благодарностей; тысяча причин; тысяча поцелуев; на все сто; сорок сороков; опять двадцать пять; тридцать три несчастья
двадцать пятый кадр; миллион алых роз; десятое дело; сто пудов; сто одежек; не имей сто рублей; имей сто друзей; пятью пять двадцать пять; шестью шесть тридцать шесть; в сотый раз
двенадцать апостолов; десять заповедей; сорок разбойников; пятница тринадцатое; один два три; три два один; один два; посчитай до десяти
сосчитай до десяти; досчитай до десяти; считать до десяти; сосчитай до ста; пятьдесят на пятьдесят; пятьдесят оттенков
one two three; three two one; one two; catch twenty two; eleventh hour; forty winks; fifty fifty; nine to five; ten to one; twenty twenty vision
nine times out of ten; ten out of ten; twenty questions; ocean's eleven; ten commandments; one on one; two by two; count to ten; counted to ten
nine eleven; at one point; count from one to ten; count to one hundred; dirty dozen; eleven angry men; twelve angry men; forty niners; roaring twenties
half past ten; half past eleven; half past twelve; quarter past ten; quarter past eleven; quarter past twelve; quarter to ten; quarter to eleven; quarter to twelve
`;
const idioms = new Phrases<true>(
  sayings
    .split(/[;\n]/)
    .filter((saying) => saying.trim() !== '')
    .map((saying) => [saying, true] as const),
);
const longestIdiom = 6;

/** Does a saying, a quotation mark or the capital of a title say that the number in the units `[from, to)` is no quantity? «роман Двенадцать стульев» */
export function isIdiom(units: readonly Unit[], from: number, to: number): boolean {
  if (/^[«„“"]$/.test(units[from - 1]?.text ?? '')) return true;
  if (isCapitalised(units[from]) && units[from]?.language === 'ru' && !endsSentence(units[from - 1])) return true;
  for (let at = Math.max(0, from - longestIdiom + 1); at <= from; at += 1) {
    const found = idioms.at(units, at);
    if (found && at + found.length >= to) return true;
  }
  return false;
}

const smallest = 10;
/** How far before «из» the first number is looked for: «девяти пунктам из десяти». */
const shareUnits = 4;

/** «По девяти пунктам из десяти», "seven cases out of ten": the whole is written as its part is, in words. */
export function isWholeOfSmall(units: readonly Unit[], { from, to }: Numeral): boolean {
  if (to - from > 1 || !/^(?:из|of)$/.test(units[from - 1]?.folded ?? '')) return false;
  const start = Math.max(0, from - 1 - shareUnits);
  const part = numeralsIn(units.slice(start, from - 1)).at(-1);
  const before = part && units[start + part.from - 1];
  return (
    part !== undefined &&
    part.ordinal === undefined &&
    part.value < smallest &&
    numeralsIn(before ? [before] : []).length === 0
  );
}
