import type { Language } from '../../contract/index.ts';
import { isEnglishNumberWord } from '../numbers/english-numerals.ts';
import { isRussianNumberWord } from '../numbers/russian-numerals.ts';
import { has, words } from '../phrases.ts';
import { endsSentence, isWord, type Unit } from '../units.ts';
import { isDictated, isQuoted, isSubject, type Place } from './place.ts';

/** What is said about a sign, or asked of somebody with it. */
const talk: Record<Language, { before: ReadonlySet<string>; after: ReadonlySet<string> }> = {
  ru: {
    before: words(
      `поставь поставьте поставить ставь ставьте ставить ставим ставится стоит стоял добавь добавьте добавить вставь вставьте вставить убери уберите убрать
      удали удалите удалить замени замените заменить забыл забыла забыли пропустил нужен нужна нужно через на без под про с это этот эта то один одна
      лишний лишняя какой какая каждый каждая наш наша мой моя твой твоя ваш ваша свой слово символ значок кнопка клавиша нажми нажмите нажать где вместо
      тут здесь там есть или не сюда используй используйте использовать новый новая прямой обратный первый первая второй вторая последний последняя
      твердый маленький маленькая падает горит светит загорелась`,
    ),
    after: words(
      `не нужен нужна нужно лишний лишняя ставится стоит означает обозначает значит пишется это является отсутствует показывает был была будет есть и или
      в во на с после перед для по за из у от о об вместо если когда который которая чтобы можно`,
    ),
  },
  en: {
    before: words(
      `a an the this that these those each every any no our your my his her its their some one first second third last final another which what
      add insert use using used with without of word words called put type typed by remove missing extra trailing need needs press hit or not and
      followed include includes see find escape escaped escapes leading trailing`,
    ),
    after: words(
      `is was are were means mean stands should must can could would will has had in on at for after before between from of with to key keys and or
      goes comes not here there that which when notation escape escapes sequence sequences character characters symbol symbols
      continuation separated delimited itself`,
    ),
  },
};

/** "Companies slash jobs", "they slash prices": to cut. */
const cutters = words(
  `to will would can could may might must shall should did do does don't didn't won't can't let's please we i you they he she who going gonna
  also then just drastically`,
);
const isPlural = (word: string): boolean => /[^suia]s$/.test(word);
/** What is cut. */
const isCut = (word: string): boolean =>
  isPlural(word) || /^(?:spending|funding|staff|carbon|interest|corporate|its|it|them|back|him)$/.test(word);
/** "He slash she", "and slash or": no cutting. */
const alternatives = words('and or he she him her his hers s yes no true false on off either in out');
/** Named after a guitarist. */
const artist = words('гитарист гитариста музыкант');

/** "these figures underscore the need" */
const identifierParts = words(
  `id ids name names key keys type types count url uri date time no num number index size list code path file user data value status at by test log
  key token host port env dir api db max min total table column field label text hash role group`,
);

/** Third persons, past tenses and short participles: «хештег набирает», «звёздочка погасла», «хештег удалён». */
const predicate = /(?:[аеую]ет|ит|ся|[аыи]л[аио]?|[еа]н[ао]?|[уюая]т)$/;

const attribute = /(?:ый|ий|ой|ая|яя|ое|ее)$/;

/** Is the name of a sign meant as the sign? In doubt it is a word. */
export function isSignMeant(place: Place, language: Language): boolean {
  const { command, before, after, left, right } = place;
  if (command.kind !== 'sign' || isQuoted(place)) return false;
  if (command.place === 'after_number') return isNumber(before, language);
  if (command.place === 'before_number') return isNumber(after, language);
  if (command.place === 'before_word') return isTagMeant(place, language);
  // «Начальный знак плюса запрещён»: it has an attribute.
  if (language === 'ru' && attribute.test(left ?? '') && command.place !== 'joins') return false;
  if (isSubject(place) || has(talk[language].before, left)) return isAlternative(place, language);
  if (command.place === 'after_word') return left !== undefined && isAfterWordMeant(place, language);
  const isBetween = isPart(before) && isPart(after);
  if (!isBetween) return false;
  if (command.place === 'between') return !has(talk[language].after, right);
  return isJoinMeant(place, language);
}

const isPart = (unit: Unit | undefined): boolean => isWord(unit) || unit?.kind === 'number';

const isNumber = (unit: Unit | undefined, language: Language): boolean =>
  unit?.kind === 'number' || (language === 'ru' ? isRussianNumberWord(unit) : isEnglishNumberWord(unit));

/** "and slash or", «и слэш или»: between two such words nothing else can be meant. */
const isAlternative = ({ command, left, right }: Place, language: Language): boolean =>
  command.kind === 'sign' &&
  command.sign === '/' &&
  (language === 'ru'
    ? left === 'и' && right === 'или'
    : has(alternatives, left) && has(alternatives, right) && left !== right);

function isJoinMeant(place: Place, language: Language): boolean {
  const { command, phrase, left, right, before, after } = place;
  if (command.kind !== 'sign') return false;
  // «двадцать четыре слэш семь» is for the rules of numbers.
  if (command.sign === '/' && isNumber(before, language) && isNumber(after, language)) return false;
  if (isAlternative(place, language)) return true;
  if (has(talk[language].after, right)) return false;
  if (language === 'ru') {
    if (command.sign === '’') return left !== undefined && left.length <= 2;
    return !has(artist, left) && !predicate.test(right ?? '');
  }
  switch (phrase) {
    case 'slash':
      return !has(cutters, left) && !isPlural(left ?? '') && !isCut(right ?? '') && !has(talk.en.before, right);
    case 'underscore':
      return !has(talk.en.before, right) && (has(identifierParts, right) || isChained(place));
    default:
      return true;
  }
}

/** "user underscore id underscore key" */
const isChained = ({ units, from, to, phrase }: Place): boolean =>
  units[from - 2]?.folded === phrase || units[to + 1]?.folded === phrase;

/** "use hashtag launch": may stand before a tag. */
const beforeTag = words('и and with с add use добавь добавьте поставь поставьте');

/** «хештег акция», "hashtag launch": one word after it, and nothing said of the tag. */
function isTagMeant(place: Place, language: Language): boolean {
  const { command, after, left, right, startsSentence } = place;
  if (right === undefined || command.kind !== 'sign' || has(talk[language].after, right)) return false;
  if (has(talk[language].before, left) && !has(beforeTag, left)) return false;
  if (language === 'en') return after?.kind === 'word';
  return !(startsSentence && predicate.test(right));
}

function isAfterWordMeant(place: Place, language: Language): boolean {
  const { phrase, right, units, from, to } = place;
  if (phrase === 'apostrophe s') return !has(words('and or are is'), right);
  if (has(talk[language].after, right)) return false;
  const isPlainStar = phrase === 'звездочка' || phrase === 'asterisk';
  if (!isPlainStar) return true;
  // «На ёлке звёздочка.», "Asterisk server": the word alone is too common.
  return isDictated(place) && (place.endsSentence || endsSentence(units[to])) && isWord(units[from - 1]);
}
