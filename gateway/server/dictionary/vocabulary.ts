import {
  type Database,
  databaseTrouble,
  groupsOf,
  type LikelyTerm,
  latestSpeech,
  lexemesOf,
  noteUses,
  recentTerms,
  type TermOwner,
  type TermReader,
  termsAmong,
} from '@alfavoice/db';
import type { Open } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Start } from '../../contract/live/messages.ts';
import type { Clock } from '../clock.ts';
import { createPhraseBook, type Phrases } from '../writing/phrases.ts';
import { type Candidate, likeliestTerms } from './relevance.ts';

/** What the recogniser is told of a speaker. */
export type Bias = Pick<Open, 'vocabulary' | 'languageCounts'>;

/** Which words a person is likely to say, and how she has them written. */
export interface Vocabulary {
  /**
   * Looks up what a dictation that begins now is likely to hold. Never rejects: without the database nothing is known.
   * @returns what to tell the recogniser, once the language is known
   */
  expect(userId: string, context: Start['context']): Promise<(language: Open['language']) => Bias>;
  /** What the person's texts are written by. Never rejects: without the database by the rules alone. */
  phrasesOf(userId: string): Promise<Phrases>;
  /** Counts the terms that stand in a text as used. Returns at once; a failure is logged. */
  noteUses(userId: string, text: string): void;
  /** The person's terms were changed: the next dictation sees it. */
  forget(userId: string): void;
  forgetEveryone(): void;
}

export interface VocabularyOptions {
  /** Dictations that tell what a person speaks of, and in which language. */
  latest: number;
  /** Terms of one dictionary that are weighed for each reason: used lately, said lately, around the caret. */
  candidates: number;
  /** What was looked up of a person is used again for so long. */
  keepMs: number;
  /** People whose look-ups are kept, each some 100 KB. */
  keepPeople: number;
}
export const defaultVocabularyOptions: VocabularyOptions = {
  latest: 50,
  candidates: 200,
  keepMs: 60_000,
  keepPeople: 500,
};

/** What a person's dictionaries and latest dictations say, whatever she is about to write. */
interface Habits {
  reader: TermReader;
  candidates: ReadonlyMap<string, Candidate>;
  languageCounts: { ru: number; en: number };
}

export function createVocabulary(
  { db, clock, log }: { db: Database; clock: Clock; log: Logger },
  options: VocabularyOptions = defaultVocabularyOptions,
): Vocabulary {
  const phrases = createPhraseBook({ db, clock });
  const kept = new Map<string, { habits: Promise<Habits>; untilMs: number }>();
  const warn = (what: string) => (error: unknown) => {
    log.warn({ trouble: databaseTrouble(error) ?? 'unknown' }, what);
    return undefined;
  };

  const habitsOf = (userId: string): Promise<Habits> => {
    const known = kept.get(userId);
    kept.delete(userId);
    const fresh =
      known && known.untilMs > clock.now()
        ? known
        : { habits: lookUpHabits(db, userId, options), untilMs: clock.now() + options.keepMs };
    kept.set(userId, fresh);
    fresh.habits.catch(() => kept.get(userId) === fresh && kept.delete(userId));
    const [eldest] = kept.keys();
    if (kept.size > options.keepPeople && eldest !== undefined) kept.delete(eldest);
    return fresh.habits;
  };

  return {
    async expect(userId, context) {
      const nowMs = clock.now();
      const [habits, lexemes] = await Promise.all([
        habitsOf(userId).catch(warn('the vocabulary of a dictation could not be read')),
        context ? lexemesOf(db, textAround(context)).catch(warn('a context could not be read')) : undefined,
      ]);
      if (!habits) return () => ({});
      const around = lexemes ?? [];
      const more = await among(db, habits.reader, around, options.candidates).catch(
        warn('terms around the caret could not be read'),
      );
      const candidates = new Map(habits.candidates);
      for (const term of more ?? []) if (!candidates.has(term.id)) candidates.set(term.id, { ...term, saidAt: [] });
      const { languageCounts } = habits;
      return (language) => {
        const occasion = { around: new Set(around), host: context?.host, language, nowMs };
        const vocabulary = likeliestTerms(candidates.values(), occasion);
        return {
          ...(vocabulary.length > 0 && { vocabulary }),
          ...(languageCounts.ru + languageCounts.en > 0 && { languageCounts }),
        };
      };
    },
    phrasesOf: async (userId) =>
      (await phrases.of(userId).catch(warn('the terms and snippets of a dictation could not be read'))) ?? {},
    noteUses(userId, text) {
      const note = async () => noteUses(db, await readerOf(db, userId), text, new Date(clock.now()));
      note().catch(warn('the uses of terms could not be counted'));
    },
    forget(userId) {
      kept.delete(userId);
      phrases.forget(userId);
    },
    forgetEveryone() {
      kept.clear();
      phrases.forgetEveryone();
    },
  };
}

const readerOf = async (db: Database, userId: string): Promise<TermReader> => ({
  userId,
  groupIds: (await groupsOf(db, userId)).map(({ id }) => id),
});

const ownersOf = ({ userId, groupIds }: TermReader): TermOwner[] => [
  { userId },
  ...groupIds.map((groupId) => ({ groupId })),
];

const among = async (db: Database, reader: TermReader, lexemes: readonly string[], limit: number) =>
  lexemes.length === 0
    ? []
    : (await Promise.all(ownersOf(reader).map((owner) => termsAmong(db, owner, lexemes, limit)))).flat();

async function lookUpHabits(
  db: Database,
  userId: string,
  { latest: newest, candidates: limit }: VocabularyOptions,
): Promise<Habits> {
  const [reader, latest] = await Promise.all([readerOf(db, userId), latestSpeech(db, userId, newest)]);
  const said = [...new Set(latest.flatMap(({ lexemes }) => lexemes))];
  const [recent, again] = await Promise.all([
    Promise.all(ownersOf(reader).map((owner) => recentTerms(db, owner, limit))),
    among(db, reader, said, limit),
  ]);
  const heard = latest.map(({ host, lexemes }) => ({ host, lexemes: new Set(lexemes) }));
  const count = (language: 'ru' | 'en') => latest.filter((dictation) => dictation.language === language).length;
  return {
    reader,
    candidates: new Map(
      [...recent.flat(), ...again].map((term) => [term.id, { ...term, saidAt: sitesOf(term, heard) }]),
    ),
    languageCounts: { ru: count('ru'), en: count('en') },
  };
}

/** The sites of the dictations that a term stands in. */
function sitesOf(
  { lexemes }: LikelyTerm,
  heard: readonly { host: string | null; lexemes: ReadonlySet<string> }[],
): (string | null)[] {
  if (lexemes.length === 0) return [];
  return heard.filter((said) => lexemes.every((lexeme) => said.lexemes.has(lexeme))).map(({ host }) => host);
}

/** A site's name says what it is about: `jira.firma.example`. */
const textAround = ({ host, before = '', after = '' }: NonNullable<Start['context']>): string =>
  [before, after, ...host.split('.')].join(' ').replaceAll('\0', '');
