import type { WritingRequest } from '../contract/index.ts';

/** A speaker's terms and snippets. */
export type Phrasebook = Pick<WritingRequest, 'terms' | 'snippets'>;

/** The writer makes an array ready once: the lists of the latest speakers are kept, so that their next dictation has the same ones. */
export interface Phrasebooks {
  /** @returns the lists as they came first under their key */
  of(writing: WritingRequest | undefined): Phrasebook;
}

/** Some 20 MB of terms that are ready. */
export const mostPhrasesKept = 40_000;

/** @param most terms and snippets that are kept, the least lately used go first */
export function createPhrasebooks(most: number = mostPhrasesKept): Phrasebooks {
  const kept = new Map<string, Phrasebook>();
  const sizeOf = ({ terms = [], snippets = [] }: Phrasebook) => terms.length + snippets.length;
  let size = 0;
  return {
    of({ phrasesKey, terms, snippets } = {}) {
      const fresh: Phrasebook = { terms, snippets };
      if (phrasesKey === undefined) return fresh;
      const known = kept.get(phrasesKey);
      const book = known ?? fresh;
      kept.delete(phrasesKey);
      kept.set(phrasesKey, book);
      if (!known) size += sizeOf(fresh);
      for (const [key, eldest] of kept) {
        if (size <= most || key === phrasesKey) break;
        kept.delete(key);
        size -= sizeOf(eldest);
      }
      return book;
    },
  };
}
