import type { Term } from '../contract/index.ts';
import type { Edit } from './edits.ts';
import { numeralsIn } from './numbers/numerals.ts';
import { soundOf } from './phonetics.ts';
import { replaceUnits, wordStep } from './step.ts';
import { fold, isCapitalised, type Unit, unitsOf } from './units.ts';

/** Endings of nouns and adjectives, the longest first. */
const endings =
  'иями ями ами ого ему ому ыми ими ией ием ях ах ов ев ей ам ям ом ем ой ою ею ью ую юю ая яя ое ее ые ие ый ий ых их ым им а я у ю е и ы о ь й'.split(
    ' ',
  );
/** Shorter words are found in their one form. */
const shortestInflected = 4;
/** From so many letters on a stem is found by its sound too. */
const shortestSounded = 6;
/** Two words are taken for one from so many letters on, and when the second is no preposition. */
const shortestSplit = 6;
const shortestPart = 3;

interface Entry {
  term: Term;
  /** The spoken words in lower case. */
  spoken: string[];
}

interface Node {
  next: Map<string, Node>;
  entry?: Entry;
}

export interface DictionaryMatch {
  length: number;
  written: string;
}

/** A user's and her group's terms, made ready once: looking costs the same with ten of them and with 20 000. */
export class Dictionary {
  readonly #root: Node = { next: new Map() };

  /** @param terms the first of two that sound the same wins */
  constructor(terms: Iterable<Term>) {
    for (const term of terms) {
      const spoken = fold(term.spoken).split(/\s+/).filter(Boolean);
      if (spoken.length > 0) this.#add(term, spoken);
      const inDigits = spoken.length > 1 ? withDigits(term.spoken) : undefined;
      if (inDigits) this.#add(term, inDigits);
    }
  }

  #add(term: Term, spoken: string[]): void {
    let nodes = [this.#root];
    for (const word of spoken) {
      nodes = nodes.flatMap((node) =>
        keysOfTerm(word).map((key) => {
          const next = node.next.get(key) ?? { next: new Map() };
          node.next.set(key, next);
          return next;
        }),
      );
    }
    for (const node of nodes) node.entry ??= { term, spoken };
  }

  /** @returns the longest term that begins at `units[at]` */
  at(units: readonly Unit[], at: number): DictionaryMatch | undefined {
    const found = this.#longest(this.#root, units, at, 0) ?? this.#split(units, at);
    return found && { length: found.length, written: inflected(found.entry, units.slice(at, at + found.length)) };
  }

  /** «тайп скрипт»: a word that the recogniser took for two. */
  #split(units: readonly Unit[], at: number): { entry: Entry; length: number } | undefined {
    const [first, second] = [units[at], units[at + 1]];
    if (first?.kind !== 'word' || second?.kind !== 'word') return undefined;
    const word = first.folded + second.folded;
    if (!isRussian(word) || word.length < shortestSplit || second.folded.length < shortestPart) return undefined;
    for (const key of [`=${word}`, ...stemsOf(word).map((stem) => `~${stem}`)]) {
      const entry = this.#root.next.get(key)?.entry;
      if (entry && entry.spoken.length === 1) return { entry, length: 2 };
    }
    return undefined;
  }

  #longest(
    node: Node,
    units: readonly Unit[],
    at: number,
    length: number,
  ): { entry: Entry; length: number } | undefined {
    const unit = units[at];
    let best = node.entry && length > 0 ? { entry: node.entry, length } : undefined;
    if (unit?.kind !== 'word' && unit?.kind !== 'number') return best;
    for (const key of keysOfWord(unit.folded)) {
      const next = node.next.get(key);
      const found = next && this.#longest(next, units, at + 1, length + 1);
      if (found && found.length > (best?.length ?? 0)) best = found;
    }
    return best;
  }
}

/** «битрикс двадцать четыре»: the numbers are in digits when terms are looked for. @returns undefined where there are none */
function withDigits(spoken: string): string[] | undefined {
  const units = unitsOf(spoken, 'ru').map((unit) => ({
    ...unit,
    language: isRussian(unit.folded) ? ('ru' as const) : ('en' as const),
  }));
  const numerals = numeralsIn(units).filter(({ ordinal }) => ordinal === undefined);
  if (numerals.length === 0 || numerals.length === units.length) return undefined;
  const starts = new Map(numerals.map((numeral) => [numeral.from, numeral]));
  const words: string[] = [];
  for (let at = 0; at < units.length; ) {
    const numeral = starts.get(at);
    words.push(numeral ? String(numeral.value) : (units[at]?.folded ?? ''));
    at = numeral?.to ?? at + 1;
  }
  return words;
}

const isRussian = (word: string): boolean => /^[а-я]+$/.test(word);

/** A term's word is filed under itself, its stem, and the stem's sound. */
function keysOfTerm(word: string): string[] {
  if (!isRussian(word) || word.length < shortestInflected) return [`=${word}`];
  const stem = word.replace(/[аяоеьйыиую]$/, '');
  const keys = [`=${word}`, `~${stem}`];
  return stem.length >= shortestSounded ? [...keys, `?${soundOf(stem)}`] : keys;
}

/** A word of a text is looked for as it stands, then without each ending it may have, then by sound. */
function* keysOfWord(word: string): Generator<string> {
  yield `=${word}`;
  if (!isRussian(word) || word.length < shortestInflected) return;
  const stems = stemsOf(word);
  for (const stem of stems) yield `~${stem}`;
  for (const stem of stems) if (stem.length >= shortestSounded) yield `?${soundOf(stem)}`;
}

const stemsOf = (word: string): string[] => [
  word,
  ...endings
    .filter((ending) => word.endsWith(ending) && word.length - ending.length >= shortestInflected - 1)
    .map((ending) => word.slice(0, -ending.length)),
];

/** Latin is written as it is; Russian keeps the ending that was said: «альфавойса» -> «АльфаВойса», «айти отдела» -> «ИТ-отдела». */
function inflected({ term, spoken }: Entry, said: readonly Unit[]): string {
  // A replacement of more words than were said is a text of its own.
  if (term.written.split(' ').length > spoken.length) return term.written;
  const parts = term.written.split(/([ -])/);
  const heard = spoken.length === 1 ? [said.map(({ folded }) => folded).join('')] : said.map(({ folded }) => folded);
  // From the right: what comes before may be written in fewer words than it is said.
  for (let back = 1; back <= spoken.length && 2 * back - 1 <= parts.length; back += 1) {
    const at = parts.length - (2 * back - 1);
    const [base = '', form = ''] = [spoken.at(-back), heard.at(-back)];
    const bare = /^([^\p{L}]*)(.*?)([^\p{L}]*)$/u.exec(parts[at] ?? '');
    const [, before = '', word = '', after = ''] = bare ?? [];
    if (fold(word) !== base) break;
    parts[at] = before + withEnding(word, base, form) + after;
  }
  return parts.join('');
}

function withEnding(word: string, base: string, heard: string): string {
  if (heard === base || !isRussian(fold(word))) return word;
  const stem = base.replace(/[аяоеьйыиую]$/, '');
  return heard.startsWith(stem) ? word.slice(0, stem.length) + heard.slice(stem.length) : word;
}

/** Terms and replacements, each stretch of text once: a replacement that contains itself is not replaced again. */
export const dictionaryTerms = wordStep('dictionary', (units, { dictionary }) => {
  const edits: Edit[] = [];
  if (!dictionary) return edits;
  for (let at = 0; at < units.length; ) {
    const found = units[at]?.language === undefined ? undefined : dictionary.at(units, at);
    if (!found) {
      at += 1;
      continue;
    }
    const edit = replaceUnits(units, at, at + found.length, cased(found.written, units[at]));
    const said = units.slice(at, at + found.length).map(({ gap, text }, index) => (index === 0 ? '' : gap) + text);
    if (edit.after !== said.join('')) edits.push(edit);
    at += found.length;
  }
  return edits;
});

/** A term written in small letters keeps the capital of a sentence's first word. */
const cased = (written: string, unit: Unit | undefined): string =>
  isCapitalised(unit) && /^\p{Ll}+(?!\p{Lu})/u.test(written) && written === written.toLowerCase()
    ? written.charAt(0).toUpperCase() + written.slice(1)
    : written;
