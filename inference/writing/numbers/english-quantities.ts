import type { WritingOptions } from '../../contract/index.ts';
import { has, words } from '../phrases.ts';
import { endsSentence, isWord, type Unit } from '../units.ts';
import { englishNumeralAt, formatEnglishNumber, isEnglishNumberWord } from './english-numerals.ts';
import { isIdiom, isWholeOfSmall } from './idioms.ts';
import { isIdentifier } from './numbered.ts';
import { decimalsOf, type Numeral } from './numeral.ts';
import type { Quantity } from './quantity.ts';
import { numberSigns } from './signs.ts';

const measures =
  /^(?:percent|degrees?|kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|miles?|feet|inch(?:es)?|yards?|acres?|kilograms?|kilos?|grams?|tons?|tonnes?|ounces?|lit(?:er|re)s?|gallons?|gigabytes?|megabytes?|terabytes?|kilobytes?|gigahertz|megahertz|hertz|watts?|kilowatts?|volts?|pixels?|points?|dollars?|euros?|pounds?|cents?|bucks|million|billion|trillion|km|kg|cm|mm|mph|gb|mb)$/;
const numbered = words(
  'number no. room page chapter section version step level gate flight apartment apt suite building unit article item option phase part invoice order case ticket code extension line bus route channel slide figure table episode season volume class grade platform error port terminal bug track row seat field level',
);
const smallest = 10;
const longestWordAtStart = 100;
const moneySigns = new Map([
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
]);
const britishMoney = new Map([...moneySigns, ['pound', '£'], ['pounds', '£']]);

/** @param numerals the English ones of `units`, in their order */
export function englishQuantities(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  { english }: WritingOptions,
): Quantity[] {
  const quantities: Quantity[] = [];
  for (let index = 0; index < numerals.length; index += 1) {
    const numeral = numerals[index];
    if (!numeral || numeral.ordinal !== undefined) continue;
    if (isPrice(numerals, index)) {
      index += 1;
      continue;
    }
    const found =
      pointFrom(units, numerals, index, numeral) ??
      bareDecimal(units, numerals, index, numeral) ??
      halfFrom(units, index, numeral) ??
      slashFrom(units, numerals, index, numeral) ??
      wholeOf(units, numeral, index);
    const money = moneyFrom(units, numerals, numeral, found, english === 'uk' ? britishMoney : moneySigns);
    quantities.push(money ?? withUnit(units, numeral, found));
    index = found.last;
    while (money && (numerals[index + 1]?.from ?? Infinity) < (money.sign?.to ?? money.to)) index += 1;
  }
  return quantities;
}

/** "four ninety nine": 4.99 or 499, so it stays in words. */
function isPrice(numerals: readonly Numeral[], index: number): boolean {
  const [before, first, second, after] = [-1, 0, 1, 2].map((step) => numerals[index + step]);
  if (!first || !second || second.from !== first.to || before?.to === first.from || after?.from === second.to)
    return false;
  return (
    first.value > 0 &&
    first.value < 100 &&
    second.ordinal === undefined &&
    second.value >= smallest &&
    second.value < 100
  );
}

interface Spoken {
  /** Where it begins, unless with its numeral. */
  from?: number;
  to: number;
  digits: string;
  last: number;
  isExact: boolean;
}

/** Millions keep their word: "2 million". */
function wholeOf(units: readonly Unit[], { mantissa, from, to, value }: Numeral, index: number): Spoken {
  if (mantissa !== undefined) return { to: to - 1, digits: formatEnglishNumber(mantissa), last: index, isExact: false };
  const digits = isIdentifier(units, from, to) ? String(value) : formatEnglishNumber(value);
  return { to, digits, last: index, isExact: false };
}

/** "three point one four", "two dot three" */
function pointFrom(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  index: number,
  whole: Numeral,
): Spoken | undefined {
  let digits = String(whole.value);
  let last = index;
  let to = whole.to;
  while (/^(?:point|dot)$/.test(units[to]?.folded ?? '')) {
    let after = to + 1;
    let places = '';
    for (;;) {
      const next = numerals[last + 1];
      const decimals = next?.from === after && next.ordinal === undefined ? decimalsOf(next, units) : undefined;
      if (units[after]?.folded === 'oh') {
        places += '0';
        after += 1;
      } else if (decimals) {
        places += decimals.digits;
        after = decimals.to;
        last += 1;
      } else break;
    }
    if (places === '') break;
    digits += `.${places}`;
    to = after;
  }
  return to > whole.to ? { to, digits, last, isExact: true } : undefined;
}

/** "point two five percent": the point goes with the digits when a measure follows. */
function bareDecimal(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  index: number,
  first: Numeral,
): Spoken | undefined {
  const beforePoint = units[first.from - 2];
  if (
    units[first.from - 1]?.folded !== 'point' ||
    isEnglishNumberWord(beforePoint) ||
    has(determiners, beforePoint?.folded)
  )
    return undefined;
  let digits = '0.';
  let to = first.from;
  let last = index - 1;
  for (
    let next: Numeral | undefined = first;
    next?.from === to && next.ordinal === undefined;
    next = numerals[last + 1]
  ) {
    if (next.value >= 100) return undefined;
    digits += next.value;
    to = next.to;
    last += 1;
  }
  const unit = units[to];
  return isWord(unit) && measures.test(unit.folded)
    ? { from: first.from - 1, to, digits, last, isExact: true }
    : undefined;
}
const determiners = words('a an the this that each every');

/** "two and a half million" */
function halfFrom(units: readonly Unit[], index: number, whole: Numeral): Spoken | undefined {
  const said = units
    .slice(whole.to, whole.to + 3)
    .map(({ folded }) => folded)
    .join(' ');
  const isExact = measures.test(units[whole.to + 3]?.folded ?? '') || whole.value >= smallest;
  return said === 'and a half' && isExact
    ? { to: whole.to + 3, digits: `${whole.value}.5`, last: index, isExact }
    : undefined;
}

/** "one forty two slash seven" */
function slashFrom(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  index: number,
  first: Numeral,
): Spoken | undefined {
  const next = numerals[index + 1];
  if (units[first.to]?.folded !== 'slash' || next?.from !== first.to + 1 || next.ordinal !== undefined)
    return undefined;
  return { to: next.to, digits: `${first.value}/${next.value}`, last: index + 1, isExact: true };
}

/** "three thousand dollars" -> "$3,000", "two million dollars" -> "$2 million", "five dollars and ten cents" -> "$5.10" */
function moneyFrom(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  numeral: Numeral,
  { to, digits, last }: Spoken,
  signs: ReadonlyMap<string, string>,
): Quantity | undefined {
  const scale = /^(?:million|billion|trillion)$/.test(units[to]?.folded ?? '') ? units[to] : undefined;
  const currency = to + (scale ? 1 : 0);
  const sign = signs.get(units[currency]?.folded ?? '');
  if (sign === undefined) return undefined;
  const amount = sign + digits + (scale ? ` ${scale.text}` : '');
  const after = currency + 1;
  const cents = numerals[last + 1];
  const isCents =
    cents !== undefined &&
    cents.ordinal === undefined &&
    cents.value < 100 &&
    /^cents?$/.test(units[cents.to]?.folded ?? '');
  const isJoined = isCents && (cents.from === after || (cents.from === after + 1 && units[after]?.folded === 'and'));
  if (isJoined && !scale)
    return {
      from: numeral.from,
      to: cents.to + 1,
      digits: `${amount}.${String(cents.value).padStart(2, '0')}`,
      isWritten: true,
    };
  return { from: numeral.from, to: after, digits: amount, isWritten: true };
}

function withUnit(
  units: readonly Unit[],
  numeral: Numeral,
  { to, digits, isExact, from: start = numeral.from }: Spoken,
): Quantity {
  const unit = units[to];
  const { prefix, suffix, isBesideSign } = numberSigns(units, numeral.from, to);
  const isWritten = isExact || isBesideSign || isWrittenInDigits(units, numeral, to);
  const from = start - (prefix === '' ? 0 : 1);
  const quantity: Quantity = { from, to, digits: prefix + digits, isWritten };
  if (suffix !== '') quantity.sign = { to: to + 1, text: suffix };
  else if (isLettered(units, numeral.from, to)) quantity.sign = { to: to + 1, text: unit?.text ?? '' };
  const minus = units[numeral.from - 1]?.folded;
  const isPercent = unit?.folded === 'percent' || (unit?.folded === 'per' && units[to + 1]?.folded === 'cent');
  if (
    (minus === 'minus' || minus === 'negative') &&
    (isPercent || /^degrees?$/.test(unit?.folded ?? '')) &&
    units[numeral.from - 2]?.kind !== 'number'
  ) {
    quantity.from -= 1;
    quantity.digits = `−${digits}`;
  }
  if (!isPercent) return quantity;
  return { ...quantity, isWritten: true, sign: { to: to + (unit?.folded === 'per' ? 2 : 1), text: '%' } };
}

/** "apartment four B" */
const isLettered = (units: readonly Unit[], from: number, to: number): boolean =>
  /^(?:apartment|apt|suite|unit|room|gate|seat|flat|building|terminal|section|appendix|block|row)$/.test(
    units[from - 1]?.folded ?? '',
  ) &&
  /^[A-HJ-Z]$/.test(units[to]?.text ?? '') &&
  (units[to]?.text !== 'A' || !isWord(units[to + 1]));

function isWrittenInDigits(units: readonly Unit[], numeral: Numeral, to: number): boolean {
  const { from, value } = numeral;
  const before = units[from - 1];
  if (isIdiom(units, from, numeral.to) || isClock(units, numeral) || isMixed(units, to)) return false;
  if (numeral.mantissa !== undefined || (isWord(units[to]) && measures.test(units[to]?.folded ?? ''))) return true;
  const isNumbered = isWord(before) && numbered.has(before.folded) && !/^(?:of|or)$/.test(units[to]?.folded ?? '');
  if (value < smallest) return isNumbered && !isPluralNoun(units[to]);
  if (isWholeOfSmall(units, numeral)) return false;
  return !(numeral.to - from === 1 && value <= longestWordAtStart && endsSentence(before));
}

/** "It is ten to five." */
function isClock(units: readonly Unit[], { from, to, value }: Numeral): boolean {
  const isHour = englishNumeralAt(units, to + 1);
  return (
    [5, 10, 20, 25].includes(value) &&
    /^(?:to|past)$/.test(units[to]?.folded ?? '') &&
    /^(?:is|it's|at|by|until|till|was)$/.test(units[from - 1]?.folded ?? '') &&
    isHour !== undefined &&
    isHour.value <= 12 &&
    !isWord(units[isHour.to])
  );
}

/** "thirty three and a third percent" */
const isMixed = (units: readonly Unit[], at: number): boolean =>
  units[at]?.folded === 'and' &&
  units[at + 1]?.folded === 'a' &&
  /^(?:third|quarter|fifth|sixth|eighth|tenth)$/.test(units[at + 2]?.folded ?? '');

/** "class one students", "order two pizzas": counted, not numbered. */
const isPluralNoun = (unit: Unit | undefined): boolean =>
  isWord(unit) && /[^s]s$/.test(unit.folded) && !/^(?:is|was|has|as|this|us)$/.test(unit.folded);
