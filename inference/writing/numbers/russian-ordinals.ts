import type { Edit } from '../edits.ts';
import { words } from '../phrases.ts';
import { replaceUnits } from '../step.ts';
import { endsSentence, isWord, type Unit } from '../units.ts';
import { isIdiom } from './idioms.ts';
import type { Numeral } from './numeral.ts';

/** Small ordinals are digits before these alone: «на 5-м этаже». */
const numberedNouns = /^(?:этаж|подъезд|вагон|параграф|корпус|ряд)(?:а|у|ом|е|ы|ов|ам|ах)?$/;
const smallest = 10;
/** «в начале десятого», «в десятом часу»: the hours of the dial are words. */
const hourBefore = /^(?:начал[ео]|полови[нау]\S*|четверть|четверти|конц[еу]|минут[аыу]?|исходе|пол)$/;
const lastHour = 12;
/** «в сотый раз», «тысячный покупатель»: round ones in one word stay. */
const round = new Set([100, 1000]);
const fractions = words('доля доли долю долей часть части частью');
const plural = new Set(['х', 'е']);

/** «двадцать первого» -> «21-го»: ordinals with their endings. @param numerals the Russian ones of `units` */
export function russianOrdinals(units: readonly Unit[], numerals: readonly Numeral[]): Edit[] {
  return numerals.flatMap((numeral, index) => {
    const { from, to, value, ordinal } = numeral;
    if (ordinal === undefined || isFraction(units, numeral, numerals[index - 1]) || isIdiom(units, from, to)) return [];
    const noun = units[to];
    const isNumbered =
      isNumberedNoun(noun) || sharesNoun(units, numerals, index) || isBesideLarge(units, numerals, index);
    if (isHour(units, numeral)) return [];
    const isOneWord = to - from === 1;
    const isLarge = value >= smallest && !(isOneWord && (round.has(value) || endsSentence(units[from - 1])));
    if (isLarge && followsItsNoun(units, numeral)) return [replaceUnits(units, from, to, String(value))];
    return isNumbered || isLarge ? [replaceUnits(units, from, to, `${value}-${ordinal}`)] : [];
  });
}

const feminineHeading =
  /^(?:стать|глав|таблиц|страниц|част|строк|лекци|сери|квартир|позици)(?:я|и|ю|е|ей|а|у|ой|ы|ь|ью)$/;
const masculineHeading =
  /^(?:пункт|том|параграф|раздел|рисун|выпуск|урок|рейс|пример|столбец|столбц|подпункт)(?:а|у|ом|е|ок|ка|ку|ком|ке)?$/;

/** «статья сто пятая», «в томе двенадцатом»: a number that follows what it numbers has no ending (Милчин). */
function followsItsNoun(units: readonly Unit[], { from, to }: Numeral): boolean {
  const noun = units[from - 1]?.folded ?? '';
  const last = units[to - 1]?.folded ?? '';
  return feminineHeading.test(noun)
    ? /(?:ая|ую|ой|ою)$/.test(last)
    : masculineHeading.test(noun) && /(?:ый|ого|ому|ым|ом)$/.test(last);
}

const isNumberedNoun = (noun: Unit | undefined): boolean => isWord(noun) && numberedNouns.test(noun.folded);

/** «на первом и третьем этажах», «с первого этажа на пятый»: one noun for two ordinals. */
function sharesNoun(units: readonly Unit[], numerals: readonly Numeral[], index: number): boolean {
  const one = numerals[index];
  const next = numerals[index + 1];
  const previous = numerals[index - 1];
  const isJoined =
    one !== undefined &&
    next?.ordinal !== undefined &&
    next.from === one.to + 1 &&
    /^(?:и|или)$/.test(units[one.to]?.folded ?? '');
  return (isJoined && isNumberedNoun(units[next.to])) || isSecond(units, previous, one);
}

/** «с тридцать первого на первое»: both ends of a range are written alike. */
function isBesideLarge(units: readonly Unit[], numerals: readonly Numeral[], index: number): boolean {
  const one = numerals[index];
  return [numerals[index - 1], numerals[index + 1]].some((other) => {
    if (!one || other?.ordinal === undefined || other.value < smallest || round.has(other.value)) return false;
    const [earlier, later] = other.from < one.from ? [other, one] : [one, other];
    return later.from === earlier.to + 1 && /^(?:на|по|до)$/.test(units[earlier.to]?.folded ?? '');
  });
}

const isSecond = (units: readonly Unit[], previous: Numeral | undefined, one: Numeral | undefined): boolean =>
  one !== undefined &&
  previous?.ordinal !== undefined &&
  one.from === previous.to + 2 &&
  isNumberedNoun(units[previous.to]) &&
  /^(?:на|по|до|и|или)$/.test(units[previous.to + 1]?.folded ?? '') &&
  !isWord(units[one.to]);

const isHour = (units: readonly Unit[], { from, to, value, ordinal }: Numeral): boolean =>
  value <= lastHour &&
  ((ordinal === 'го' && !isWord(units[to]) && hourBefore.test(units[from - 1]?.folded ?? '')) ||
    (ordinal === 'го' && /^(?:минут|четверть|половин)/.test(units[from - 1]?.folded ?? '')) ||
    /^час[еу]?$/.test(units[to]?.folded ?? ''));

/** «одна десятая», «пять сотых», «двадцатая часть» */
function isFraction(
  units: readonly Unit[],
  { from, to, value, ordinal }: Numeral,
  before: Numeral | undefined,
): boolean {
  const noun = units[to];
  if (isWord(noun) && fractions.has(noun.folded)) return true;
  if (before?.to === from && before.ordinal === undefined) return true;
  return (
    round.has(value * (value === 10 ? 10 : 1)) && plural.has(ordinal ?? '') && !/^(?:год|числ)/.test(noun?.folded ?? '')
  );
}
