import { createHash } from 'node:crypto';
import {
  type Database,
  groupsOf,
  type SubstitutionKind,
  substitutionsInUse,
  type TermReader,
  termsInUse,
} from '@alfavoice/db';
import { mostTerms, type OpenWriting, type Snippet, type Term } from '@alfavoice/inference/contract';
import type { Clock } from '../clock.ts';

/** What a person's texts are written by: her terms, replacements and snippets and those of her groups. */
export type Phrases = Pick<OpenWriting, 'terms' | 'snippets' | 'phrasesKey'>;

export interface PhraseBook {
  /** Rejects when the database is away. */
  of(userId: string): Promise<Phrases>;
  /** The person's were changed: the next dictation sees it. */
  forget(userId: string): void;
  forgetEveryone(): void;
}

export interface PhraseBookOptions {
  /** What was looked up of a person is used again for so long. */
  keepMs: number;
  /** People whose look-ups are kept; a large company's is 3 MB. */
  keepPeople: number;
}
export const defaultPhraseBookOptions: PhraseBookOptions = { keepMs: 60_000, keepPeople: 100 };

/** Characters of terms and snippets of one dictation: what fits into a message to a worker, with room. */
const mostCharacters = 1_500_000;
/** A shorter term is found as it sounds alone: «IT» is not every "it". */
const shortestSelfSpelt = 4;

export function createPhraseBook(
  { db, clock }: { db: Database; clock: Clock },
  { keepMs, keepPeople }: PhraseBookOptions = defaultPhraseBookOptions,
): PhraseBook {
  const kept = new Map<string, { phrases: Promise<Phrases>; untilMs: number }>();
  return {
    of(userId) {
      const known = kept.get(userId);
      kept.delete(userId);
      const fresh =
        known && known.untilMs > clock.now() ? known : { phrases: lookUp(db, userId), untilMs: clock.now() + keepMs };
      kept.set(userId, fresh);
      fresh.phrases.catch(() => kept.get(userId) === fresh && kept.delete(userId));
      const [eldest] = kept.keys();
      if (kept.size > keepPeople && eldest !== undefined) kept.delete(eldest);
      return fresh.phrases;
    },
    forget: (userId) => void kept.delete(userId),
    forgetEveryone: () => kept.clear(),
  };
}

async function lookUp(db: Database, userId: string): Promise<Phrases> {
  const reader: TermReader = { userId, groupIds: (await groupsOf(db, userId)).map(({ id }) => id) };
  const [substitutions, terms] = await Promise.all([
    substitutionsInUse(db, reader, mostTerms),
    termsInUse(db, reader, mostTerms),
  ]);
  return phrasesOf(substitutions, terms);
}

/**
 * @param substitutions the ones that come first win
 * @param terms the ones that come first win; replacements go before them
 */
export function phrasesOf(
  substitutions: readonly { kind: SubstitutionKind; spoken: string; written: string }[],
  terms: readonly { written: string; sounds: readonly string[] }[],
): Phrases {
  const snippets = withinRoom(
    substitutions
      .filter(({ kind }) => kind === 'snippet')
      .map(({ spoken, written }): Snippet => ({ spoken, body: written })),
    ({ spoken, body }) => spoken.length + body.length,
  );
  const replacements = substitutions
    .filter(({ kind }) => kind === 'replacement')
    .map(({ spoken, written }): Term => ({ spoken, written }));
  const words = withinRoom(
    [...replacements, ...terms.flatMap(waysToSay)],
    (word) => word.spoken.length + word.written.length,
  );
  if (snippets.length + words.length === 0) return {};
  const phrasesKey = createHash('sha256')
    .update(JSON.stringify([words, snippets]))
    .digest('base64url');
  return { phrasesKey, ...(words.length > 0 && { terms: words }), ...(snippets.length > 0 && { snippets }) };
}

function waysToSay({ written, sounds }: { written: string; sounds: readonly string[] }): Term[] {
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  const spoken = letters >= shortestSelfSpelt ? [written, ...sounds] : sounds;
  return spoken.map((sound) => ({ spoken: sound, written }));
}

function withinRoom<T>(items: readonly T[], charactersOf: (item: T) => number): T[] {
  let room = mostCharacters;
  return items.slice(0, mostTerms).filter((item) => {
    room -= charactersOf(item);
    return room >= 0;
  });
}
