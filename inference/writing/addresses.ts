import type { Edit } from './edits.ts';
import { numeralsIn } from './numbers/numerals.ts';
import { phraseTable, words } from './phrases.ts';
import { replaceUnits, wordStep } from './step.ts';
import { transliterate } from './transliteration.ts';
import { endsSentence, isWord, type Unit } from './units.ts';

/** How the signs of an address are said. */
const signs = {
  ru: phraseTable<string>({
    точка: '.',
    'собака|собачка|эт|знак собака|знак собаки': '@',
    'дефис|тире|минус': '-',
    'нижнее подчеркивание|подчеркивание|нижний пробел|андерскор': '_',
    'слэш|слеш|косая черта': '/',
  }),
  en: phraseTable<string>({
    dot: '.',
    'at|at sign': '@',
    'dash|hyphen': '-',
    underscore: '_',
    'slash|forward slash': '/',
  }),
};
const www = phraseTable<true>({
  'три дабл ю|три дабл-ю|дабл ю дабл ю дабл ю|ввв|тройное дабл ю|www|w w w|triple w|double u double u double u|triple double u': true,
});

const topDomains = words(
  'ру рф ком орг нет нэт инфо су биз ио кз бай онлайн про эду дев com org net ru su io co uk edu gov dev app info biz me us eu de ai ca tv by kz online pro fr',
);
/** «нет», «про», "me" and the like are words too: a site with them must be part of an e-mail address. */
const ambiguousDomains = words('нет про бай еду инфо онлайн me us de co pro online app info by uk');

/** Endings of file names; the name before stays as it was said. */
const fileEndings = words(
  'json yaml yml txt pdf doc docx xls xlsx csv md html css js ts tsx jsx py go rs java zip png jpg jpeg exe sh sql xml log toml ini php rb cpp h env mp3 mp4 wav svg gif',
);

const spokenEndings: Readonly<Record<string, string>> = {
  пдф: 'pdf',
  докс: 'docx',
  джейсон: 'json',
  джсон: 'json',
  жсон: 'json',
  цсв: 'csv',
  зип: 'zip',
  пнг: 'png',
  джипег: 'jpg',
  жпег: 'jpg',
  хтмл: 'html',
  тхт: 'txt',
};

/** Words before "at" that are no mailbox: "look at", "available at", "us at". */
const noMailbox = words(
  `look looks looking looked meet meeting me us you him her them it that this here there available found find hosted online live located
  arrive arrived stay stop site website page docs documentation up out more is are was be not all and or work works working me directly visit open
  see check read download register sign log aim back home`,
);
const beforeMailbox = words(
  'to email e-mail mail mailbox address is contact write reach send cc via message or and at account',
);
const mailboxes = words(
  'info support sales admin contact hello hr office help service jobs press team billing accounts',
);

type Language = 'ru' | 'en';
interface Part {
  text: string;
  from: number;
  to: number;
}
interface Sign {
  text: string;
  to: number;
}

/** «иванов собака пример точка ру», "anna dot lee at example dot com", «пример точка ру слэш цены»: addresses said aloud. */
export const addresses = wordStep('addresses', (units) => {
  const edits: Edit[] = [];
  let from = 0;
  for (let at = 0; at < units.length; at += 1) {
    const language = units[at]?.language;
    if (language === undefined) continue;
    const found = addressAround(units, at, from, language);
    if (!found) continue;
    edits.push(replaceUnits(units, found.from, found.to, found.text));
    from = found.to;
    at = found.to - 1;
  }
  return edits;
});

/** An address whose «собака» or first «точка» is `units[at]`. */
function addressAround(units: readonly Unit[], at: number, from: number, language: Language): Part | undefined {
  const sign = signAt(units, at, language);
  if (sign?.text !== '@' && sign?.text !== '.') return undefined;
  const left = partBefore(units, at, from, language);
  if (!left) return undefined;
  if (sign.text === '@') {
    const domain = domainFrom(units, sign.to, language);
    return domain && mailAddress(units, left, domain, from, language);
  }
  const file = sign.text === '.' ? fileName(units, left, sign.to) : undefined;
  if (file) return file;
  const wwwFrom = wwwBefore(units, at);
  const site = domainFrom(units, wwwFrom ?? siteStart(units, left, from, language), language);
  // "anna dot lee at …" begins with a dot too: the mailbox is found from its "at".
  if (!site || signAt(units, site.to, language)?.text === '@') return undefined;
  const isSite =
    wwwFrom !== undefined ||
    siteBefore.has(units[site.from - 1]?.folded ?? '') ||
    !ambiguousDomains.has(lastWord(units, site.to));
  return isSite ? withScheme(units, withPath(units, site, language)) : undefined;
}

const siteBefore = words(
  'сайт сайта сайте домен домена домене адрес адресу портал портале на site website domain at to visit',
);

/** «сайт мой тире магазин точка рф»: the parts before a hyphen belong to the name when a word for sites stands before them. */
function siteStart(units: readonly Unit[], name: Part, from: number, language: Language): number {
  let start = name.from;
  for (let count = 0; count < mostParts; count += 1) {
    const sign = signBefore(units, start, language);
    const before = sign?.text === '-' ? partBefore(units, sign.from, from, language) : undefined;
    if (!before) break;
    start = before.from;
  }
  const isHyphenated = start < name.from && siteBefore.has(units[start - 1]?.folded ?? '');
  return isHyphenated ? start : name.from;
}

/** «config точка json», "node dot js" */
function fileName(units: readonly Unit[], name: Part, at: number): Part | undefined {
  const ending = units[at];
  if (!isWord(ending)) return undefined;
  const written = spokenEndings[ending.folded] ?? (fileEndings.has(ending.folded) ? ending.text : undefined);
  if (written === undefined) return undefined;
  const said = units[name.from];
  const text = name.to - name.from === 1 && said ? said.text : name.text;
  return { text: `${text}.${written}`, from: name.from, to: at + 1 };
}

const schemes = phraseTable<string>({
  'https colon slash slash|https двоеточие слэш слэш|https двоеточие слеш слеш|эйч ти ти пи эс двоеточие слэш слэш|https colon double slash':
    'https://',
  'http colon slash slash|http двоеточие слэш слэш|эйч ти ти пи двоеточие слэш слэш': 'http://',
});
const longestScheme = 8;

function withScheme(units: readonly Unit[], site: Part): Part {
  for (let from = Math.max(0, site.from - longestScheme); from < site.from; from += 1) {
    const found = schemes.at(units, from);
    if (found && from + found.length === site.from) return { text: found.value + site.text, from, to: site.to };
  }
  return site;
}

function mailAddress(
  units: readonly Unit[],
  box: Part,
  domain: Part,
  from: number,
  language: Language,
): Part | undefined {
  let mailbox = box;
  let isJoined = false;
  for (let count = 0; count < mostParts; count += 1) {
    const signFrom = signBefore(units, mailbox.from, language);
    const before = signFrom && partBefore(units, signFrom.from, from, language);
    if (!before) break;
    mailbox = { text: before.text + signFrom.text + mailbox.text, from: before.from, to: mailbox.to };
    isJoined = true;
  }
  if (language === 'en' && !isJoined) {
    mailbox = withInitial(units, mailbox, from);
    const previous = units[mailbox.from - 1];
    const isMailbox =
      !noMailbox.has(mailbox.text) &&
      (mailboxes.has(mailbox.text) ||
        /\p{L}\p{N}/u.test(mailbox.text) ||
        endsSentence(previous) ||
        beforeMailbox.has(previous?.folded ?? ''));
    if (!isMailbox) return withPath(units, domain, language);
  }
  const isCyrillic = domain.text.endsWith('.рф');
  return {
    text: `${isCyrillic ? mailbox.text : transliterate(mailbox.text)}@${domain.text}`,
    from: mailbox.from,
    to: domain.to,
  };
}

/** "j smith at example dot com" is one name; "a" and "I" are words. */
function withInitial(units: readonly Unit[], mailbox: Part, from: number): Part {
  const initial = units[mailbox.from - 1];
  const isInitial =
    mailbox.from > from && isWord(initial) && initial.folded.length === 1 && !/^[ai]$/.test(initial.folded);
  return isInitial ? { ...mailbox, text: initial.folded + mailbox.text, from: mailbox.from - 1 } : mailbox;
}

/** Parts of an address and the signs between them. */
const mostParts = 20;

/** «пример точка ру»: parts joined by signs, the last one a top-level domain. The longest that ends in one. */
function domainFrom(units: readonly Unit[], at: number, language: Language): Part | undefined {
  const prefix = www.at(units, at);
  let part = prefix ? { text: 'www', from: at, to: at + prefix.length } : partFrom(units, at);
  if (!part) return undefined;
  const parts: string[] = [part.text];
  let found: Part | undefined;
  while (parts.length < mostParts) {
    const sign = signAt(units, part.to, language);
    if (!sign || (sign.text !== '.' && sign.text !== '-' && sign.text !== '_')) break;
    const next = partFrom(units, sign.to);
    if (!next) break;
    parts.push(sign.text, next.text);
    part = next;
    if (sign.text === '.' && topDomains.has(next.text)) {
      const isCyrillic = next.text === 'рф';
      const text = parts.map((one) => (isCyrillic ? one : transliterate(one))).join('');
      found = { text, from: at, to: next.to };
    }
  }
  return found;
}

function withPath(units: readonly Unit[], site: Part, language: Language): Part {
  let whole = site;
  for (;;) {
    const sign = signAt(units, whole.to, language);
    if (!sign || (sign.text !== '/' && !(whole !== site && sign.text !== '@' && sign.text !== '.'))) return whole;
    const next = partFrom(units, sign.to);
    if (!next) return whole;
    whole = { text: whole.text + sign.text + transliterate(next.text), from: site.from, to: next.to };
  }
}

const signAt = (units: readonly Unit[], at: number, language: Language): Sign | undefined => {
  const found = signs[language].at(units, at);
  return found && { text: found.value, to: at + found.length };
};

function signBefore(
  units: readonly Unit[],
  end: number,
  language: Language,
): { text: string; from: number } | undefined {
  for (const length of [2, 1]) {
    const found = signAt(units, end - length, language);
    if (found?.to === end && found.text !== '@' && found.text !== '/') return { text: found.text, from: end - length };
  }
  return undefined;
}

/** A word, a number, or a number in words as its digits. */
function partFrom(units: readonly Unit[], at: number): Part | undefined {
  const unit = units[at];
  if (!unit || !(unit.kind === 'word' || unit.kind === 'number') || isSign(unit)) return undefined;
  const [numeral] = numeralsIn(units.slice(at, at + 4));
  if (numeral?.from === 0) return { text: String(numeral.value), from: at, to: at + numeral.to };
  return { text: unit.text.toLowerCase(), from: at, to: at + 1 };
}

/** The word before `end`, with the digits said after it: «иванов восемьдесят пять». */
function partBefore(units: readonly Unit[], end: number, from: number, language: Language): Part | undefined {
  let first = end - 1;
  const isNumber = (at: number): boolean => numeralsIn(units.slice(at, at + 1)).length > 0;
  while (first > from && isNumber(first)) first -= 1;
  const before = units[first];
  if (first < end - 1 && before && isSign(before)) first += 1;
  const unit = units[first];
  if (first < from || !unit || !(isWord(unit) || unit.kind === 'number') || isSign(unit)) return undefined;
  if (unit.language !== language && unit.language !== undefined) return undefined;
  const numbers = numeralsIn(units.slice(isNumber(first) ? first : first + 1, end));
  if (numbers.some(({ ordinal }) => ordinal !== undefined)) return undefined;
  const digits = numbers.map(({ value }) => value).join('');
  return { text: (isNumber(first) ? '' : unit.text.toLowerCase()) + digits, from: first, to: end };
}

const isSign = (unit: Unit): boolean => signs.ru.at([unit], 0) !== undefined || signs.en.at([unit], 0) !== undefined;
/** «три дабл ю», "w w w": at most six words. */
const longestWww = 6;

function wwwBefore(units: readonly Unit[], end: number): number | undefined {
  for (let from = end - 1; from >= Math.max(0, end - longestWww); from -= 1) {
    if (www.at(units, from)?.length === end - from) return from;
  }
  return undefined;
}

const lastWord = (units: readonly Unit[], end: number): string => units[end - 1]?.folded ?? '';
