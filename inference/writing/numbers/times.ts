import type { Edit } from '../edits.ts';
import { phraseTable, words } from '../phrases.ts';
import { replaceUnits, wordStep } from '../step.ts';
import { isWord, type Unit, type Word } from '../units.ts';
import { isIdentifier } from './numbered.ts';
import type { Numeral } from './numeral.ts';
import { numeralsIn } from './numerals.ts';
import { isCounted } from './russian-units.ts';
import { isStreet } from './streets.ts';

/** Before an hour and its minutes: «в семнадцать тридцать». */
const russianBefore = words(
  `в во к ко до с со на около после от ровно примерно время времени начало старт сбор вылет прилет прибытие отправление окончание конец обед завтра сегодня где-то открытие закрытие`,
);
const russianParts = words('утра вечера ночи дня');
const hours = words('час часа часов часам часах');
const minutes = words('минута минуту минуты минут');
const englishBefore = words(
  'at by until till from to before after around about between and starts start opens closes than for since past',
);
const halves = phraseTable<string>({ 'am|a.m.|a.m|a m': 'a.m.', 'pm|p.m.|p.m|p m': 'p.m.' });
const englishUnits =
  /^(?:percent|dollars?|euros?|pounds?|people|minutes?|hours?|days?|miles?|items?|million|thousand|hundred|degrees?|times|years?|weeks?|months?)$/;
const lastHour = 24;
/** Said without «в» too: «завтра семь тридцать». */
const usualMinutes = /:(?:15|30|45)$/;

/** Times of day: «17:30», «9 утра», «12 часов 30 минут», "5:30 p.m.". */
export const times = wordStep('times', (units) => {
  const edits: Edit[] = [];
  const numerals = numeralsIn(units);
  for (let index = 0; index < numerals.length; index += 1) {
    const numeral = numerals[index];
    if (!numeral || numeral.ordinal !== undefined || numeral.value > lastHour || numeral.to - numeral.from > 2)
      continue;
    if (isIdentifier(units, numeral.from, numeral.to)) continue;
    const clock = aloneClock(clockFrom(units, numerals, index), numerals, index);
    const found = numeral.language === 'ru' ? russianTime(units, numeral, clock) : englishTime(units, numeral, clock);
    if (!found) continue;
    edits.push(replaceUnits(units, numeral.from, found.to, found.text));
    while ((numerals[index + 1]?.from ?? Infinity) < found.to) index += 1;
  }
  return [...edits, ...digitHalves(units)].sort((a, b) => a.start - b.start);
});

/** "5 p m" after digits that the recogniser wrote itself */
function digitHalves(units: readonly Unit[]): Edit[] {
  return units.flatMap((unit, at) => {
    const isHour = unit.kind === 'number' || /^\d{1,2}:\d\d$/.test(unit.text);
    const half = isHour && units[at + 1]?.language === 'en' ? halves.at(units, at + 1) : undefined;
    return half?.length === 2 ? [replaceUnits(units, at + 1, at + 3, beforeMark(units, at + 3, half.value))] : [];
  });
}

interface Clock {
  text: string;
  to: number;
  /** «ноль ноль», «ноль пять»: only said of times. */
  hasZero: boolean;
}

/** Hour and minutes among further numbers are none: «счёт четыре ноль семь ноль два». */
function aloneClock(clock: Clock | undefined, numerals: readonly Numeral[], index: number): Clock | undefined {
  if (!clock || numerals[index - 1]?.to === numerals[index]?.from) return undefined;
  return numerals.slice(index, index + longestClock).some(({ from }) => from === clock.to) ? undefined : clock;
}

/** Numerals that one time of day can take, and the one after. */
const longestClock = 4;

/** An hour and its minutes right after it. */
function clockFrom(units: readonly Unit[], numerals: readonly Numeral[], index: number): Clock | undefined {
  const hour = numerals[index];
  if (!hour || hour.value > 23 || units[hour.to]?.folded === undefined) return undefined;
  const text = (minute: number): string => `${hour.value}:${String(minute).padStart(2, '0')}`;
  if (units[hour.to]?.folded === 'ноль-ноль') return { text: text(0), to: hour.to + 1, hasZero: true };
  const isOh = units[hour.to]?.folded === 'oh';
  const first = numerals[index + 1];
  if (!first || first.ordinal !== undefined || first.from !== hour.to + (isOh ? 1 : 0)) return undefined;
  if (isOh)
    return first.value > 0 && first.value < 10 ? { text: text(first.value), to: first.to, hasZero: true } : undefined;
  if (first.value === 0) {
    const second = numerals[index + 2];
    if (second?.from !== first.to || second.ordinal !== undefined) return undefined;
    // «ноль ноль тридцать»
    if (hour.value === 0 && second.value >= 10 && second.value < 60)
      return { text: `00:${second.value}`, to: second.to, hasZero: true };
    if (second.value > 9) return undefined;
    return { text: text(second.value), to: second.to, hasZero: true };
  }
  return first.value >= 10 && first.value < 60 ? { text: text(first.value), to: first.to, hasZero: false } : undefined;
}

interface Found {
  text: string;
  to: number;
}

function russianTime(units: readonly Unit[], hour: Numeral, clock: Clock | undefined): Found | undefined {
  const before = units[hour.from - 1];
  const isExpected = isWord(before) && russianBefore.has(before.folded);
  const isUsual = usualMinutes.test(clock?.text ?? '') && !isCounted(before);
  if (clock && !isCounted(units[clock.to]) && (clock.hasZero || isExpected || isUsual))
    return { text: clock.text, to: clock.to };
  const after = units[hour.to];
  // «в три дня» and «три ночи» count days and nights.
  if (isPart(after) && after.folded !== 'дня' && (after.folded !== 'ночи' || isExpected))
    return { text: String(hour.value), to: hour.to };
  if (!isWord(after) || !hours.has(after.folded)) return undefined;
  const next = units[hour.to + 1];
  if (isPart(next)) return { text: String(hour.value), to: hour.to };
  const [minute] = numeralsIn(units.slice(hour.to + 1, hour.to + 4));
  if (minute?.from !== 0 || minute.value > 59) return undefined;
  const end = hour.to + 1 + minute.to;
  const isMinutes = isWord(units[end]) && minutes.has(units[end]?.folded ?? '');
  return isMinutes ? { text: `${hour.value} ${after.text} ${minute.value}`, to: end } : undefined;
}

const isPart = (unit: Unit | undefined): unit is Word => isWord(unit) && russianParts.has(unit.folded);

function englishTime(units: readonly Unit[], hour: Numeral, clock: Clock | undefined): Found | undefined {
  if (hour.value === 0 || hour.to - hour.from > 1) return undefined;
  const to = clock?.to ?? hour.to;
  const half = halves.at(units, to) ?? dottedHalf(units[to]);
  const text = clock?.text ?? String(hour.value);
  if (half) return { text: `${text} ${writtenHalf(units, to, half)}`, to: to + half.length };
  if (!clock || englishUnits.test(units[clock.to]?.folded ?? '')) return undefined;
  const before = units[hour.from - 1];
  const isUsual = usualMinutes.test(clock.text) && hour.value <= 12;
  const isNumbered = /^(?:room|flight|suite|route|page|section|status|http|form|model|bus|highway)$/.test(
    before?.folded ?? '',
  );
  // "from twenty twenty five to twenty twenty six"
  const isYear =
    hour.value >= 16 && !clock.hasZero && !/^(?:at|by|around|about|starts?|opens|closes)$/.test(before?.folded ?? '');
  if (isNumbered || isYear || isStreet(units, to)) return undefined;
  return clock.hasZero || isUsual || (isWord(before) && englishBefore.has(before.folded)) ? { text, to } : undefined;
}

interface Half {
  value: string;
  length: number;
}

function dottedHalf(unit: Unit | undefined): Half | undefined {
  return unit?.kind === 'literal' && /^[ap]\.m\.?$/.test(unit.folded) ? { value: unit.text, length: 1 } : undefined;
}

/** As the recogniser wrote it, if it is one word; two letters become "a.m." */
const writtenHalf = (units: readonly Unit[], at: number, { value, length }: Half): string =>
  length === 1 ? (units[at]?.text ?? value) : beforeMark(units, at + length, value);

/** The period that ends the sentence is the abbreviation's too. */
const beforeMark = (units: readonly Unit[], at: number, value: string): string =>
  units[at]?.text === '.' ? value.slice(0, -1) : value;
