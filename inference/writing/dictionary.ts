import type { Term } from '../contract/index.ts';
import type { Edit } from './edits.ts';
import { soundOf } from './phonetics.ts';
import { replaceUnits, wordStep } from './step.ts';
import { fold, isCapitalised, type Unit } from './units.ts';

/** Endings of nouns and adjectives, the longest first. */
const endings =
  'иями ями ами ого ему ому ыми ими ией ием ях ах ов ев ей ам ям ом ем ой ою ею ью ую юю ая яя ое ее ые ие ый ий ых их ым им а я у ю е и ы о ь й'.split(
    ' ',
  );
/** Shorter words are found in their one form. */
const shortestInflected = 4;
/** From so many letters on a stem is found by its sound too. */
const shortestSounded = 6;

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
    const found = this.#longest(this.#root, units, at, 0);
    return found && { length: found.length, written: inflected(found.entry, units.slice(at, at + found.length)) };
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

/** Latin is written as it is; Russian keeps the ending that was said: «альфавойса» -> «АльфаВойса». */
function inflected({ term, spoken }: Entry, said: readonly Unit[]): string {
  const written = term.written.split(' ');
  if (written.length !== spoken.length) return term.written;
  return written
    .map((word, index) => {
      const base = spoken[index] ?? '';
      const heard = said[index]?.folded ?? '';
      if (heard === base || !isRussian(fold(word)) || fold(word) !== base) return word;
      const stem = base.replace(/[аяоеьйыиую]$/, '');
      return heard.startsWith(stem) ? word.slice(0, stem.length) + heard.slice(stem.length) : word;
    })
    .join(' ');
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
