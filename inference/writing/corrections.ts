import type { Edit } from './edits.ts';
import { numeralsIn } from './numbers/numerals.ts';
import { phraseTable, words } from './phrases.ts';
import { wordStep } from './step.ts';
import { endsSentence, isCapitalised, isWord, type Unit } from './units.ts';

/** What is said between the mistake and its correction. */
const corrections = {
  ru: phraseTable<true>({
    'нет|ой|ой нет|точнее|вернее|или нет|нет точнее|нет вернее|нет извините|нет извини|нет простите|нет стоп|нет подождите|нет подожди|извините|извини|простите|прошу прощения|ой простите|ой извините|то есть нет|в смысле|хотел сказать|хотела сказать|я хотел сказать|я хотела сказать|поправка|исправлюсь|поправлюсь|а нет|а точнее|а вернее|не так': true,
  }),
  en: phraseTable<true>({
    'no|no sorry|no wait|sorry|i mean|wait|wait no|actually no|no actually|or rather|rather|correction|make that|no make that|scratch that|oh no|excuse me|i meant|i meant to say|sorry i mean|sorry i meant|my mistake|no i mean|oops|no no': true,
  }),
};

/** What can stand for what: a day for a day, a month for a month. By word. */
const kinds = new Map<string, string>();
const kind = (name: string, list: string): void => {
  for (const word of words(list)) kinds.set(word, name);
};
kind(
  'weekday',
  `понедельник понедельника понедельнику понедельником понедельнике вторник вторника вторнику вторником вторнике среда среду среды среде средой четверг
  четверга четвергу четвергом четверге пятница пятницу пятницы пятнице пятницей суббота субботу субботы субботе субботой воскресенье воскресенья
  воскресенью воскресеньем monday tuesday wednesday thursday friday saturday sunday`,
);
kind(
  'month',
  `январь января январе январю февраль февраля феврале февралю март марта марте марту апрель апреля апреле апрелю май мая мае маю июнь июня июне июню июль
  июля июле июлю август августа августе августу сентябрь сентября сентябре сентябрю октябрь октября октябре октябрю ноябрь ноября ноябре ноябрю декабрь
  декабря декабре декабрю january february april june july august september october november december`,
);
kind('day', 'сегодня завтра послезавтра вчера позавчера today tomorrow yesterday tonight');
kind('daypart', 'утром днем вечером ночью утра дня вечера ночи morning afternoon evening night noon midnight');
const ambiguousMonths = words('may march august');
const prepositions = words(
  'в во на к ко с со до от по за из у для о об при через после перед in on at to by from for with before after until of',
);

/** «Иван, извините, Пётр занят» takes nothing back. */
const betweenNames = words('нет точнее вернее ой no i or actually correction');

interface Thing {
  from: number;
  to: number;
  kind: string;
  preposition: string | undefined;
  /** Where the word itself begins, after its preposition. */
  word: number;
}

/** «в среду, нет, в четверг» -> «в четверг»: a thing said, taken back in so many words, and a thing of the same kind after it. */
export const selfCorrections = wordStep('corrections', (units) => {
  const edits: Edit[] = [];
  for (let at = 1; at < units.length; at += 1) {
    const found = correctionAt(units, at);
    if (!found) continue;
    const { wrong, right } = found;
    const keepsPreposition = wrong.preposition !== undefined && right.preposition === undefined;
    const from = units[keepsPreposition ? wrong.word : wrong.from];
    const to = units[right.from];
    if (from && to) edits.push({ start: from.start, end: to.start, after: '' });
    at = right.to - 1;
  }
  return edits;
});

/** Do the words of correction at `units[at]` take something back? */
export const isCorrection = (units: readonly Unit[], at: number): boolean => correctionAt(units, at) !== undefined;

function correctionAt(units: readonly Unit[], at: number): { wrong: Thing; right: Thing } | undefined {
  const language = units[at]?.language;
  if (language === undefined || !isPause(units[at - 1])) return undefined;
  // "JP, NO, SE" are codes.
  if (units[at]?.text === units[at]?.text.toUpperCase() && (units[at]?.text.length ?? 0) > 1) return undefined;
  const phrase = phraseAt(units, at, language);
  if (phrase === undefined) return undefined;
  const right = thingFrom(units, isPause(units[phrase]) ? phrase + 1 : phrase);
  if (/^(?:name|quality|noun)/.test(right?.kind ?? '') && !betweenNames.has(units[at]?.folded ?? '')) return undefined;
  // «на поезде, вернее, на самолёте»: other words are only nouns for sure where nothing of the sentence follows.
  if (
    right?.kind.startsWith('noun') &&
    !(right.preposition && (endsSentence(units[right.to]) || isPause(units[right.to])))
  )
    return undefined;
  const wrong = right && thingBefore(units, at - 1, right);
  return wrong && { wrong, right };
}

/** The end of the words of correction, which may have commas among them: ", no, sorry,". */
function phraseAt(units: readonly Unit[], at: number, language: 'ru' | 'en'): number | undefined {
  let end: number | undefined;
  for (let next = at; ; ) {
    const found = corrections[language].at(units, next);
    if (!found) return end;
    end = next + found.length;
    next = isPause(units[end]) ? end + 1 : end;
  }
}

const isPause = (unit: Unit | undefined): boolean => unit?.kind === 'mark' && /^(?:,|—|–|-|\.{2,}|…)$/.test(unit.text);

function thingFrom(units: readonly Unit[], at: number): Thing | undefined {
  const hasPreposition = isWord(units[at]) && prepositions.has(units[at]?.folded ?? '');
  const word = hasPreposition ? at + 1 : at;
  const found = kindAt(units, word);
  return (
    found && {
      from: at,
      to: found.to,
      kind: found.kind,
      preposition: hasPreposition ? units[at]?.folded : undefined,
      word,
    }
  );
}

/** The thing of the same kind that ends right before the pause. */
function thingBefore(units: readonly Unit[], end: number, { kind: wanted, preposition }: Thing): Thing | undefined {
  for (let word = Math.max(0, end - longestThing); word < end; word += 1) {
    const found = kindAt(units, word);
    const before = units[word - 1];
    const hasPreposition = isWord(before) && prepositions.has(before.folded);
    const isSamePlace = hasPreposition && preposition !== undefined && isSamePreposition(before.folded, preposition);
    if (!found || found.to !== end || !isStandIn(found.kind, wanted, isSamePlace)) continue;
    if (preposition !== undefined && !(hasPreposition && isSamePreposition(before.folded, preposition)))
      return undefined;
    return {
      from: hasPreposition ? word - 1 : word,
      to: end,
      kind: wanted,
      preposition: hasPreposition ? before.folded : undefined,
      word,
    };
  }
  return undefined;
}

/** «двадцать пять тысяч рублей» is a thing too. */
const longestThing = 6;

/** «в пять, точнее в шесть часов»: what is counted may be said only the second time. */
const isStandIn = (wrong: string, right: string, isSamePlace: boolean): boolean =>
  (wrong === right && (isSamePlace || !right.startsWith('noun'))) ||
  // «в Туле, нет, в Рязани»
  (isSamePlace && wrong.startsWith('name') && right.startsWith('name')) ||
  (wrong === 'number' && right.startsWith('number')) ||
  (wrong === 'ordinal' && right === 'date');

const isSamePreposition = (a: string, b: string): boolean => a === b || a === `${b}о` || b === `${a}о`;

function kindAt(units: readonly Unit[], at: number): { kind: string; to: number } | undefined {
  const unit = units[at];
  if (!unit) return undefined;
  const isMonth = isCapitalised(unit) && ambiguousMonths.has(unit.folded);
  const known = isWord(unit) ? (kinds.get(unit.folded) ?? (isMonth ? 'month' : undefined)) : undefined;
  if (known) return { kind: known, to: at + 1 };
  const [numeral] = numeralsIn(units.slice(at, at + longestThing));
  const end = numeral?.from === 0 ? at + numeral.to : unit.kind === 'number' ? at + 1 : undefined;
  if (end !== undefined) {
    const counted = units[end];
    const month = isWord(counted) ? kinds.get(counted.folded) : undefined;
    if (month === 'month') return { kind: 'date', to: end + 1 };
    if (isWord(counted) && countable.test(counted.folded))
      return { kind: `number ${counted.folded.slice(0, 4)}`, to: end + 1 };
    return { kind: numeral?.ordinal ? 'ordinal' : 'number', to: end };
  }
  const ending = unit.language === 'ru' && isWord(unit) ? quality.exec(unit.folded)?.[1] : undefined;
  if (ending !== undefined && !isCapitalised(unit))
    return { kind: `quality ${ending.replace(/[яюеи]/g, (letter) => hard[letter] ?? letter)}`, to: at + 1 };
  if (isCapitalised(unit) && isWord(unit) && unit.text.length > 1) return { kind: `name ${caseOf(unit)}`, to: at + 1 };
  if (unit.language === 'ru' && isWord(unit) && !isCapitalised(unit) && unit.text.length > 2)
    return { kind: `noun ${unit.folded.slice(-1)}`, to: at + 1 };
  return undefined;
}

/** Adjectives stand for each other in the same case: «красную, нет, синюю папку». */
const quality = /^\S{3,}(ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ую|юю|ых|их|ым|им|ому|ему|ыми|ими)$/;
const hard: Record<string, string> = { я: 'а', ю: 'у', е: 'о', и: 'ы' };

const countable =
  /^(?:процент|рубл|доллар|евро|час|минут|дн|день|недел|месяц|человек|штук|percent|dollar|euro|hour|minute|day|week|month|people)/;

/** Names stand for each other in the same case: «Ивану, нет, Петру». */
const caseOf = ({ folded, language }: Unit): string =>
  language === 'ru' ? (/[аеиоуыэюяй]$/.exec(folded)?.[0] ?? '') : '';
