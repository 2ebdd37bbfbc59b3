import { Eyo, safeDictionary } from 'eyo-kernel';
import { keepLiterals } from './literals.ts';
import type { Step } from './step.ts';

/** Letters by which the dictionary's entries are found; its shortest stem has two. */
const keyLetters = 3;
const shortKeyLetters = 2;

/**
 * «ё» where a word can only be written with it (eyo's safe dictionary): «еще» -> «ещё», while «все» and «всё» stay as recognised.
 * Only the entries that a text needs are unfolded: all 212 000 forms at once take 80 MB and 0.8 s at the start.
 */
export function createYo(): Step {
  const entriesByKey = indexByKey(safeDictionary);
  const entriesFor = (word: string): string[] =>
    [word.slice(0, keyLetters), word.slice(0, shortKeyLetters)]
      .flatMap((key) => entriesByKey.get(key) ?? [])
      .filter((entry) => word.startsWith(stemOf(entry)));
  return {
    name: 'yo',
    apply: (text, { language }) => {
      if (language !== 'ru') return text;
      const words = new Set(fold(text).match(/[а-я]+/g));
      const entries = [...words].filter((word) => word.includes('е')).flatMap(entriesFor);
      const eyo = new Eyo();
      eyo.dictionary.set(entries);
      return keepLiterals(text, (masked) => eyo.restore(masked));
    },
  };
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
