import { fold, type Unit } from './units.ts';

interface Node<T> {
  next: Map<string, Node<T>>;
  value?: T;
}

export interface Found<T> {
  value: T;
  /** Units the phrase takes. */
  length: number;
}

/** Finds phrases of whole words, the longest first; what one look costs does not depend on how many there are. */
export class Phrases<T> {
  readonly #root: Node<T> = { next: new Map() };

  /** @param entries phrases, words separated by spaces, in any letter case */
  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      let node = this.#root;
      for (const word of fold(phrase).split(/\s+/).filter(Boolean)) {
        let next = node.next.get(word);
        if (!next) {
          next = { next: new Map() };
          node.next.set(word, next);
        }
        node = next;
      }
      node.value = value;
    }
  }

  /** @returns the longest phrase that begins at `units[at]`, words next to each other without marks between them */
  at(units: readonly Unit[], at: number): Found<T> | undefined {
    let node: Node<T> | undefined = this.#root;
    let found: Found<T> | undefined;
    for (let index = at; ; index += 1) {
      const unit = units[index];
      if (!unit || (unit.kind !== 'word' && unit.kind !== 'number')) return found;
      node = node.next.get(unit.folded);
      if (!node) return found;
      if (node.value !== undefined) found = { value: node.value, length: index - at + 1 };
    }
  }
}

/** A table of phrases written as `a|b|c` -> value. */
export const phraseTable = <T>(table: Record<string, T>): Phrases<T> =>
  new Phrases(
    Object.entries(table).flatMap(([phrases, value]) => phrases.split('|').map((phrase) => [phrase, value] as const)),
  );

/** A set of words written with spaces between them. */
export const words = (list: string): ReadonlySet<string> => new Set(fold(list).split(/\s+/).filter(Boolean));

/** A place without a word holds none of the set. */
export const has = (set: ReadonlySet<string>, word: string | undefined): boolean => word !== undefined && set.has(word);
