import type { WritingOptions } from '../../contract/index.ts';
import { words } from '../phrases.ts';
import { endsSentence, isWord, type Unit } from '../units.ts';
import { isIdiom, isWholeOfSmall } from './idioms.ts';
import { isIdentifier, isNumberOf, isWholeOfNumbered } from './numbered.ts';
import { decimalsOf, isSingleDigit, type Numeral } from './numeral.ts';
import type { Quantity } from './quantity.ts';
import { formatRussianNumber, isAboutSoMany, isRussianNumberWord } from './russian-numerals.ts';
import { isCounted, isDegree, isRouble, isRussianMeasure, isRussianPercent } from './russian-units.ts';
import { numberSigns } from './signs.ts';

/** «пять этажей» counts, «дом пять» is a number: these decide when both are near. */
const smallest = 10;
/** The longest numbers in one word at the start of a sentence stay in words. */
const longestWordAtStart = 100;
const keepers = words('ни');
const ambiguousForty = words('до около от более свыше из не порядка примерно менее меньше больше на в за к с по через');
const denominators = new Map([
  [10, 1],
  [100, 2],
  [1000, 3],
]);
const wholes = words('целых целая целой целую целые');
const oneAndHalf = words('полтора полторы полутора');

/** @param numerals the Russian ones of `units`, in their order */
export function russianQuantities(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  { money }: WritingOptions,
): Quantity[] {
  const quantities: Quantity[] = [];
  for (let index = 0; index < numerals.length; index += 1) {
    const numeral = numerals[index];
    if (!numeral || numeral.ordinal !== undefined) continue;
    const found = spokenFrom(units, numerals, index);
    quantities.push(withUnit(units, numeral, found, money));
    index = found.last;
  }
  return [...quantities, ...halves(units)].sort((a, b) => a.from - b.from);
}

interface Spoken {
  to: number;
  digits: string;
  /** The last numeral it takes. */
  last: number;
  /** A decimal, a fraction or the like: always digits. */
  isExact: boolean;
}

function spokenFrom(units: readonly Unit[], numerals: readonly Numeral[], index: number): Spoken {
  const numeral = numerals[index];
  if (!numeral) return { to: 0, digits: '', last: index, isExact: false };
  return (
    decimalFrom(units, numerals, index, numeral) ??
    pointFrom(units, numerals, index, numeral) ??
    slashFrom(units, numerals, index, numeral) ??
    halfFrom(units, index, numeral) ?? { ...wholeOf(units, numeral), last: index, isExact: false }
  );
}

/** Millions keep their word: «2 миллиона»; «миллион рублей» stays as it is. */
function wholeOf(units: readonly Unit[], { mantissa, from, to, value }: Numeral): { to: number; digits: string } {
  if (mantissa !== undefined && to - from > 1) return { to: to - 1, digits: formatRussianNumber(mantissa) };
  if (to - from === 1 && value >= 1e6) return { to, digits: units[from]?.text ?? '' };
  return { to, digits: isIdentifier(units, from, to) ? String(value) : formatRussianNumber(value) };
}

/** «ноль целых пять десятых», «три и пять десятых», «пять десятых» */
function decimalFrom(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  index: number,
  whole: Numeral,
): Spoken | undefined {
  const places = (numeral: Numeral | undefined): number | undefined =>
    numeral?.ordinal === 'х' || numeral?.ordinal === 'я' || numeral?.ordinal === 'й' || numeral?.ordinal === 'ю'
      ? denominators.get(numeral.value)
      : undefined;
  const fraction = (at: number, from: number): { to: number; text: string } | undefined => {
    const top = numerals[at];
    const bottom = numerals[at + 1];
    const count = places(bottom);
    if (top?.from !== from || top.ordinal !== undefined || bottom?.from !== top.to || count === undefined)
      return undefined;
    return String(top.value).length > count
      ? undefined
      : { to: bottom.to, text: String(top.value).padStart(count, '0') };
  };
  const tenth = numerals[index + 1];
  const isTemperature = /^температур/.test(units[whole.from - 1]?.folded ?? '') && units[whole.to]?.folded === 'и';
  if (
    isTemperature &&
    tenth?.from === whole.to + 1 &&
    isSingleDigit(tenth) &&
    places(numerals[index + 2]) === undefined
  )
    return { to: tenth.to, digits: `${whole.value},${tenth.value}`, last: index + 1, isExact: true };
  const isWhole = wholes.has(units[whole.to]?.folded ?? '');
  const isAnd = units[whole.to + (isWhole ? 1 : 0)]?.folded === 'и';
  if (isWhole || isAnd) {
    const after = fraction(index + 1, whole.to + (isWhole ? 1 : 0) + (isAnd ? 1 : 0));
    if (after) return { to: after.to, digits: `${whole.value},${after.text}`, last: index + 2, isExact: true };
  }
  const alone = fraction(index, whole.from);
  if (!alone || !isRussianMeasure(units[alone.to])) return undefined;
  return { to: alone.to, digits: `0,${alone.text}`, last: index + 1, isExact: true };
}

/** «пять запятая два», «два точка три»: the marks that the commands left between numbers. */
function pointFrom(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  index: number,
  whole: Numeral,
): Spoken | undefined {
  const said = units[whole.to]?.folded;
  if (said !== 'запятая' && said !== 'точка') return undefined;
  const isVersion = said === 'точка' && !isRussianMeasureAfter(units, numerals[index + 1]);
  let digits = String(whole.value);
  let last = index;
  let to = whole.to;
  while (units[to]?.folded === said) {
    const zeros = zerosFrom(numerals, last + 1, to + 1);
    const next = numerals[last + 1 + zeros];
    const decimals = next?.from === to + 1 + zeros && next.ordinal === undefined ? decimalsOf(next, units) : undefined;
    if (!decimals) break;
    digits += (isVersion ? '.' : ',') + '0'.repeat(zeros) + decimals.digits;
    last += 1 + zeros;
    to = decimals.to;
  }
  return last > index ? { to, digits, last, isExact: true } : undefined;
}

/** How many zeros stand before a further number from `from` on: «ноль запятая ноль пять». */
function zerosFrom(numerals: readonly Numeral[], index: number, from: number): number {
  let count = 0;
  while (
    numerals[index + count]?.from === from + count &&
    numerals[index + count]?.value === 0 &&
    numerals[index + count + 1]?.from === from + count + 1
  )
    count += 1;
  return count;
}

const isRussianMeasureAfter = (units: readonly Unit[], numeral: Numeral | undefined): boolean =>
  numeral !== undefined && (isRussianMeasure(units[numeral.to]) || numeral.mantissa !== undefined);

/** «сто сорок два дробь семь», «двенадцать дробь а» */
function slashFrom(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  index: number,
  first: Numeral,
): Spoken | undefined {
  let digits = String(first.value);
  let last = index;
  let to = first.to;
  while (/^(?:дробь|слэш|слеш|дефис|тире)$/.test(units[to]?.folded ?? '')) {
    const sign = /^(?:дефис|тире)$/.test(units[to]?.folded ?? '') ? '-' : '/';
    const next = numerals[last + 1];
    const letter = units[to + 1];
    if (next?.from === to + 1 && next.ordinal === undefined) {
      digits += sign + next.value;
      last += 1;
      to = next.to;
    } else if (sign === '/' && isWord(letter) && letter.text.length <= 2) {
      digits += sign + letter.text;
      to += 2;
    } else if (letter?.kind === 'number') {
      digits += sign + letter.text;
      to += 2;
    } else break;
  }
  return to > first.to ? { to, digits, last, isExact: true } : undefined;
}

/** «три с половиной миллиона» */
function halfFrom(units: readonly Unit[], index: number, whole: Numeral): Spoken | undefined {
  if (units[whole.to]?.folded !== 'с' || units[whole.to + 1]?.folded !== 'половиной') return undefined;
  const to = whole.to + 2;
  const isExact = isRussianMeasure(units[to]) || whole.value >= smallest;
  return isExact ? { to, digits: `${whole.value},5`, last: index, isExact } : undefined;
}

/** «полтора миллиона» */
function halves(units: readonly Unit[]): Quantity[] {
  return units.flatMap((unit, from) => {
    const after = units[from + 1];
    const isMeasured = isRussianMeasure(after) || (isWord(after) && after.folded.startsWith('тысяч'));
    if (!oneAndHalf.has(unit.folded) || !isMeasured) return [];
    const sign = isRussianPercent(after) ? { to: from + 2, text: ' %' } : undefined;
    return [{ from, to: from + 1, digits: '1,5', isWritten: true, ...(sign && { sign }) }];
  });
}

function withUnit(
  units: readonly Unit[],
  numeral: Numeral,
  { to, digits, isExact }: Spoken,
  money: WritingOptions['money'],
): Quantity {
  const minus = units[numeral.from - 1]?.folded;
  const unit = units[to];
  const { suffix, isBesideSign } = numberSigns(units, numeral.from, to);
  const isWritten = isExact || isBesideSign || isWrittenInDigits(units, numeral, to);
  const signed = { from: numeral.from, to, digits, isWritten };
  if (isWritten && (minus === 'минус' || minus === 'плюс') && isSigned(units, numeral.from - 1, unit)) {
    signed.from -= 1;
    signed.digits = (minus === 'минус' ? '−' : '+') + digits;
  }
  if (suffix !== '') return { ...signed, sign: { to: to + 1, text: suffix } };
  if (isRussianPercent(unit)) return { ...signed, sign: { to: to + 1, text: ' %' } };
  const hasKopecks = /^копе/.test(units[to + 2]?.folded ?? '') || /^копе/.test(units[to + 3]?.folded ?? '');
  return money === 'sign' && isRouble(unit) && !hasKopecks ? { ...signed, sign: { to: to + 1, text: ' ₽' } } : signed;
}

/** «минус двенадцать градусов» is a value, «двадцать минус пять» a sum. */
const isSigned = (units: readonly Unit[], minus: number, unit: Unit | undefined): boolean => {
  const before = units[minus - 1];
  return (
    (isDegree(unit) || isRussianPercent(unit) || /^температур/.test(before?.folded ?? '')) && before?.kind !== 'number'
  );
};

/** Words between «без» and the hour: «двадцати пяти минут». */
const longestToTheHour = 3;

/** «без двадцати пяти двенадцать», «без десяти минут пять», «без четверти одиннадцать»: hours of the dial are words. */
function isTimeToTheHour(units: readonly Unit[], from: number, to: number): boolean {
  let start = from - 1;
  while (
    from - start <= longestToTheHour &&
    (isRussianNumberWord(units[start]) || /^(?:минут|четверти)$/.test(units[start]?.folded ?? ''))
  )
    start -= 1;
  if (units[start]?.folded !== 'без') return false;
  if (start < from - 1) return true;
  return isRussianNumberWord(units[units[to]?.folded === 'минут' ? to + 1 : to]);
}

function isWrittenInDigits(units: readonly Unit[], numeral: Numeral, to: number): boolean {
  const { from, value } = numeral;
  const before = units[from - 1];
  const after = units[to];
  const isOneWord = numeral.to - from === 1;
  if (isWord(before) && keepers.has(before.folded)) return false;
  if (before?.folded === 'без' && !isCounted(after)) return false;
  if (isTimeToTheHour(units, from, to)) return false;
  if (isIdiom(units, from, numeral.to) || isAboutSoMany(before, units[from])) return false;
  if (isOneWord && value >= 1e6) return false;
  const isMeasured = isRussianMeasure(after) || (numeral.mantissa !== undefined && !isOneWord);
  if (isMeasured) return true;
  if (value < smallest) return isNumberOf(units, from, to, value) || isWholeOfNumbered(units, numeral);
  if (units[from]?.folded === 'сорока' && isOneWord) return isWord(before) && ambiguousForty.has(before.folded);
  const isRound = isOneWord && (value === 100 || value === 1000);
  if (isRound && !isWord(after)) return isNumberOf(units, from, to, value);
  if (isWholeOfSmall(units, numeral)) return false;
  return !(isOneWord && value <= longestWordAtStart && endsSentence(before));
}
