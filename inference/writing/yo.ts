import { Eyo, safeDictionary } from 'eyo-kernel';
import { keepLiterals } from './literals.ts';
import { layoutStep, type Step } from './step.ts';

/** Letters by which the dictionary's entries are found; its shortest stem has two. */
const keyLetters = 3;
const shortKeyLetters = 2;
/** Words whose spelling is remembered; a few hundred kilobytes. */
const mostRemembered = 10_000;

/**
 * «ё» where a word can only be written with it (eyo's safe dictionary): «еще» -> «ещё», while «все» and «всё» stay as recognised; or nowhere.
 * Only the entries that a text needs are unfolded: all 212 000 forms at once take 80 MB and 0.8 s at the start.
 */
export function createYo(): Step {
  const entriesByKey = indexByKey(safeDictionary);
  const remembered = new Map<string, string>();
  const spell = (word: string): string => {
    // «отгружен» and «отгружён» are both right.
    if (/груж[её]н/i.test(word)) return word;
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (remembered.size >= mostRemembered) remembered.clear();
    const written = restore(word, entriesByKey);
    remembered.set(word, written);
    return written;
  };
  return layoutStep(
    'yo',
    (text, { language, options: { yo } }) => {
      if (language !== 'ru') return text;
      if (yo === 'never') return text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
      return keepLiterals(text, (masked) => withNeighbours(masked.replace(wordWithE, spell)));
    },
    ({ yo }) => yo !== 'as_said',
  );
}

/** What the dictionary leaves open and the word before or the capital decides; «все ещё спят» stays as recognised. */
const decided: readonly (readonly [RegExp, string])[] = [
  [/(?<![а-яё])((?:о|об|в|на|при) [чн])ем(?![а-яё])/giu, '$1ём'],
  [/(?<![а-яё])(вс)е(?=-таки(?![а-яё])| равно(?![а-яё])| время(?![а-яё]))/giu, '$1ё'],
  [/(?<![А-ЯЁа-яё])Ален(?=[аыеу](?![а-яё])|ой(?![а-яё]))/gu, 'Алён'],
  [/(?<![А-ЯЁа-яё])Семен(?=(?:[уе]|ом|ович[а-яё]*|овн[а-яё]*)?(?![а-яё]))/gu, 'Семён'],
  [/(?<![А-ЯЁа-яё])Федор(?=(?:у|ом|ович[а-яё]*|овн[а-яё]*)?(?![а-яё]))/gu, 'Фёдор'],
  [/(?<![А-ЯЁа-яё])Петр(?![а-яё])/gu, 'Пётр'],
];

const withNeighbours = (text: string): string =>
  decided.reduce((written, [pattern, spelling]) => written.replace(pattern, spelling), text);

const wordWithE = /(?<![а-яё])[а-я]*[еЕ][а-я]*(?![а-яё])/giu;

function restore(word: string, entriesByKey: ReadonlyMap<string, string[]>): string {
  const lower = word.toLowerCase();
  const entries = [lower.slice(0, keyLetters), lower.slice(0, shortKeyLetters)]
    .flatMap((key) => entriesByKey.get(key) ?? [])
    .filter((entry) => lower.startsWith(stemOf(entry)));
  if (entries.length === 0) return word;
  const eyo = new Eyo();
  eyo.dictionary.set(entries);
  return eyo.restore(word);
}

/** Entries look like `щёлк(а|ам|ами)`, `_Киёв` (only in this letter case), or a whole word. */
const stemOf = (entry: string): string =>
  fold(
    entry
      .replace(/^_/, '')
      .replace(/[(#].*$/, '')
      .trim(),
  );

const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

function indexByKey(dictionary: string): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const entry of dictionary.trim().split('\n')) {
    const key = stemOf(entry).slice(0, keyLetters);
    const entries = index.get(key);
    if (entries) entries.push(entry);
    else index.set(key, [entry]);
  }
  return index;
}
