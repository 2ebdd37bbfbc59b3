import { isCorrection } from './corrections.ts';
import type { Edit } from './edits.ts';
import { isEnglishNumberWord } from './numbers/english-numerals.ts';
import { isRussianNumberWord } from './numbers/russian-numerals.ts';
import { phraseTable, words } from './phrases.ts';
import { removeUnits, wordStep } from './step.ts';
import { endsSentence, isWord, type Unit } from './units.ts';

/** Sounds of hesitation, in lower case as recognised: «Э. Рязанов» and "the ER" are none. */
const hesitation = {
  ru: /^(?:э{1,}|э+м+|м{2,}|э+-э+(?:-э+)*|м+-м+(?:-м+)*|э+-м+|а-а+(?:-а+)*|ы{2,})$/,
  en: /^(?:u+h+|u+m+|uh+m+|e+rm*|h+m+|m{2,}|mm-hmm|a+h{2,})$/,
};

/** Fillers only where commas set them apart on both sides, or beside a hesitation. */
const setApart = {
  ru: phraseTable<true>({
    'ну|вот|ну вот|как бы|типа|типа того|так сказать|это самое|как его|как ее|как это|короче|значит|знаете|знаешь|понимаете|понимаешь|ну как бы|ну типа|как говорится|ну это|ну короче|ну значит|вот значит': true,
  }),
  en: phraseTable<true>({
    'you know|i mean|like|sort of|kind of|you see': true,
  }),
};
/** "kind of" and «вот» beside a sound still say something. */
const hedges = words('kind sort вот');
/** «, значит, » and «, в общем, » also join thoughts; after these words they do not. */
const joiningThoughts = words(
  'значит короче собственно так вот слушай right so well actually literally basically допустим',
);
const pronouns = words(
  'я мы ты вы он она они это оно и а но что с на к у в i we you he she they it and but the to that is was',
);

const subjects = words("i we you he she they i'm we're you're they're");

/** At the start of a sentence, with the comma after it. */
const opening = {
  ru: phraseTable<true>({
    'короче|ну короче|ну вот короче|это самое|ну это|ну это самое|так вот короче|типа|ну типа|ну в общем|ну значит|вот значит': true,
  }),
  en: phraseTable<true>({ 'you know|i mean|like|so basically|so like|okay so|so yeah|well you know': true }),
};

/** «Мы как бы согласны», «они типа готовы»: filler between a subject and what is said of it. */
const betweenSubjects = words('я мы ты вы это все уже там тут');
const betweenWords = phraseTable<true>({ 'это самое|как бы|типа|типа как бы|как бы типа|ну как бы|ну типа': true });
const likeBefore = words("is was are were it's that's i'm we're they're he's she's");
const likeAfter = words('really totally super so very literally completely absolutely kind');
const notFillerAfter = words(
  'не ни то там мне тебе ему ей нам вам им сделать это случайно невзначай нечаянно говоря извиняясь между мимоходом если бы того чем',
);
/** Before these a comma stays when the filler between is gone. */
const conjunctions = words(
  'что чтобы который которая которое которые которого которой которых которому которым если когда где но а потому хотя как зачем почему куда откуда чем which but because who although',
);
const subordinating = words('если когда хотя поскольку пока чтобы if when although because while since unless');
/** «Э, нет!» */
const afterInterjection = words('нет брат ты вы');
const initials = words('буква букву буквы буквой letter');
/** «трасса эм четыре»: before a number after these «эм» is a letter. */
const lettered = /^(?:трасс|шосс|модел|маршрут|корпус|блок|секци|класс|серии|процессор)/;

/**
 * Sounds of hesitation and empty words, with the commas that set them apart. Only what is surely filler: «Короче говоря», «Ну и ну!»,
 * "I like this plan" stay.
 */
export const fillers = wordStep('fillers', (units) => {
  const edits: Edit[] = [];
  for (let at = 0; at < units.length; ) {
    const length = fillerLength(units, at);
    if (length === 0) {
      at += 1;
      continue;
    }
    const { from, to } = withCommas(units, at, at + length);
    if (!(from === 0 && to === units.length)) edits.push(removal(units, from, to));
    at = to;
  }
  return merged(edits);
});

/** How many units from `at` on are filler, hesitations one after another taken together; 0 when none is. */
function fillerLength(units: readonly Unit[], at: number): number {
  const sound = hesitationsFrom(units, at);
  if (sound > at) return sound - at;
  const unit = units[at];
  const language = unit?.language;
  if (!isWord(unit) || language === undefined) return 0;
  const previous = units[at - 1];
  const start = endsSentence(previous);
  const phrase = setApart[language].at(units, at);
  if (phrase) {
    const to = at + phrase.length;
    const next = skipComma(units, to);
    const isBesideSound =
      hesitationsFrom(units, next) > next || (previous !== undefined && isHesitation(units, at - 1));
    if (isBesideSound && !hedges.has(unit.folded) && (start || previous?.text === ',' || isHesitation(units, at - 1))) {
      const end = hesitationsFrom(units, next);
      return (end > next ? end : to) - at;
    }
    const isSet = previous?.text === ',' && units[to]?.text === ',' && !isCorrection(units, at);
    // "We should, I mean, we must act." corrects; "I know, you know, we all know." knows.
    const beginsAgain = language === 'en' && phrase.length > 1 && isWordOf(subjects, units[to + 1]);
    if (isSet && !beginsAgain && isEmptyBetween(units, at, to)) return setApartFrom(units, to, language) - at;
  }
  const first = opening[language].at(units, at);
  if (
    first &&
    start &&
    units[at + first.length]?.text === ',' &&
    !isWordOf(notFillerAfter, units[at + first.length + 1]) &&
    !/^(?:do|don't|right)$/.test(units[at + first.length + 1]?.folded ?? '')
  )
    return first.length;
  const between = betweenWords.at(units, at);
  if (
    between &&
    isWordOf(betweenSubjects, previous) &&
    isWord(units[at + between.length]) &&
    !isWordOf(notFillerAfter, units[at + between.length])
  )
    return between.length;
  if (unit.folded === 'like' && isWordOf(likeBefore, previous) && isWordOf(likeAfter, units[at + 1])) return 1;
  return 0;
}

/** «, ну, как бы,»: the end of the fillers that follow one another, each set apart. */
function setApartFrom(units: readonly Unit[], end: number, language: 'ru' | 'en'): number {
  const next = setApart[language].at(units, end + 1);
  const to = end + 1 + (next?.length ?? 0);
  return next && units[to]?.text === ',' ? setApartFrom(units, to, language) : end;
}

function isEmptyBetween(units: readonly Unit[], at: number, to: number): boolean {
  const joins = joiningThoughts.has(units[at]?.folded ?? '') && to - at === 1;
  return (
    (!joins || isWordOf(pronouns, units[at - 2])) &&
    (!isWordOf(conjunctions, units[to + 1]) || setApart.ru.at(units, to + 1) !== undefined) &&
    units[to + 1] !== undefined
  );
}

/** @returns the end of the hesitations that begin at `at`, commas between them included */
function hesitationsFrom(units: readonly Unit[], at: number): number {
  let end = at;
  for (let next = at; isHesitation(units, next); next = skipComma(units, end)) end = next + 1;
  return end;
}

function isHesitation(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (!isWord(unit) || unit.language === undefined) return false;
  const previous = units[at - 1];
  const isLetter =
    isWordOf(initials, previous) ||
    previous?.kind === 'number' ||
    /^["«„“]$/.test(previous?.text ?? '') ||
    (lettered.test(previous?.folded ?? '') && isRussianNumberWord(units[at + 1])) ||
    (units[at + 1]?.text === '.' && unit.text !== unit.folded);
  const isAllCaps = unit.text.length > 1 && unit.text === unit.text.toUpperCase();
  const isInterjection =
    endsSentence(previous) &&
    (/^а-а/.test(unit.folded) || isWordOf(afterInterjection, units[skipComma(units, at + 1)]));
  return (
    hesitation[unit.language].test(unit.folded) && !isInterjection && !isLetter && !isAllCaps && !isUnit(unit, previous)
  );
}

/** «пять мм» is a measure. */
const isUnit = (unit: Unit, previous: Unit | undefined): boolean =>
  (unit.folded === 'мм' || unit.folded === 'mm') &&
  (isRussianNumberWord(previous) ||
    isEnglishNumberWord(previous) ||
    previous?.folded === 'в' ||
    previous?.folded === 'in');

/** The commas that belong to a filler alone go with it. */
function withCommas(units: readonly Unit[], from: number, to: number): { from: number; to: number } {
  const isBefore = units[from - 1]?.text === ',';
  const isAfter = units[to]?.text === ',' || /^(?:\.{2,}|…)$/.test(units[to]?.text ?? '');
  const next = units[isAfter ? to + 1 : to];
  const keepsOne =
    (isWordOf(conjunctions, next) && !opensWithAnd(units, from)) ||
    opensSubordinate(units, from) ||
    isIntroduced(units, from - 1) ||
    isIntroduction(units, isAfter ? to + 1 : to);
  if (endsSentence(units[from - 1])) return { from, to: isAfter ? to + 1 : to };
  if (isBefore && isAfter) return keepsOne ? { from, to: to + 1 } : { from: from - 1, to: to + 1 };
  if (isBefore && endsSentence(units[to])) return { from: from - 1, to };
  if (isAfter && !isBefore) return keepsOne ? { from, to } : { from, to: to + 1 };
  return { from, to };
}

/** «А, э-э, когда?» */
const opensWithAnd = (units: readonly Unit[], from: number): boolean =>
  units[from - 1]?.text === ',' && isWordOf(joiners, units[from - 2]) && endsSentence(units[from - 3]);
const joiners = words('а и но или and but or so');

/** A clause is looked through as far as this. */
const clauseUnits = 40;

/** «Если хотите, э, приходите»: the comma is the sentence's own. */
function opensSubordinate(units: readonly Unit[], from: number): boolean {
  let at = from - 1;
  let commas = 0;
  for (; at >= 0 && from - at < clauseUnits && !endsSentence(units[at]); at -= 1)
    if (units[at]?.text === ',') commas += 1;
  return commas === 1 && isWordOf(subordinating, units[at + 1]);
}

/** «Слушай, ну, давай позже»: the comma after an introduction stays. */
const introductions = phraseTable<true>({
  'а-а|так|слушай|слушайте|смотри|смотрите|да|нет|ладно|хорошо|привет|здравствуйте|конечно|спасибо|извините|простите|понятно|в общем|то есть|к сожалению|в принципе|может быть|наверное|кстати|например|итак|вообще|однако|во-первых|во-вторых|по-моему|добрый день|коллеги|друзья|господа|ребята|товарищи|дорогие коллеги|уважаемые коллеги|дамы и господа': true,
  'ah|oh|ok|okay|yes|no|well|so|hello|hi|thanks|sure|however|anyway|actually|basically|of course|in fact|to be honest|by the way|everyone|guys|folks|team|colleagues': true,
});
const longestIntroduction = 3;

function isIntroduced(units: readonly Unit[], comma: number): boolean {
  if (units[comma]?.text !== ',') return false;
  for (let from = comma - 1; from >= Math.max(0, comma - longestIntroduction); from -= 1) {
    if (endsSentence(units[from - 1]) || units[from - 1]?.text === ',')
      return introductions.at(units, from)?.length === comma - from;
  }
  return false;
}

/** «А-а, ну, в общем, договорились»: an introduction with its own comma follows. */
function isIntroduction(units: readonly Unit[], at: number): boolean {
  if (units[at]?.folded === 'то' && units[at + 1]?.folded === 'есть') return true;
  const found = introductions.at(units, at);
  return found !== undefined && units[at + found.length]?.text === ',';
}

const skipComma = (units: readonly Unit[], at: number): number =>
  units[at]?.text === ',' || /^(?:\.{2,}|…)$/.test(units[at]?.text ?? '') ? at + 1 : at;
const isWordOf = (set: ReadonlySet<string>, unit: Unit | undefined): boolean => isWord(unit) && set.has(unit.folded);

/** A filler that begins a sentence goes with the space after it, another one with the space before. */
function removal(units: readonly Unit[], from: number, to: number): Edit {
  const next = units[to];
  const isFirst = from === 0 || units[from - 1]?.kind === 'break';
  if (!isFirst || !next) return removeUnits(units, from, to);
  return { start: units[from]?.start ?? 0, end: next.start, after: '' };
}

function merged(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (last && edit.start <= last.end) last.end = Math.max(last.end, edit.end);
    else result.push({ ...edit });
  }
  return result;
}
