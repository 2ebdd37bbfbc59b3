import { and, arrayContained, arrayOverlaps, desc, eq, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { type DictationRow, dictations, type TermRow, terms } from '../schema/index.ts';
import { standsIn, stemsOfText } from '../schema/stems.ts';
import { belongsTo, type TermOwner, type TermReader } from './owned-words.ts';

/** A term that may be said, with what tells how likely that is. */
export type LikelyTerm = Pick<
  TermRow,
  'id' | 'written' | 'language' | 'useCount' | 'lastUsedAt' | 'createdAt' | 'lexemes'
>;

const columns = {
  id: terms.id,
  written: terms.written,
  language: terms.language,
  useCount: terms.useCount,
  lastUsedAt: terms.lastUsedAt,
  createdAt: terms.createdAt,
  lexemes: terms.lexemes,
};

/** A dictation as far as it tells what its speaker is likely to say next. */
export interface LatestSpeech extends Pick<DictationRow, 'language' | 'host'> {
  lexemes: string[];
}

/** Characters of a dictation that are looked at: what is said in the first minutes is said. */
const longestLook = 4000;

/** The newest `limit` dictations, newest first. */
export const latestSpeech = (db: Database, userId: string, limit: number): Promise<LatestSpeech[]> =>
  db
    .select({
      language: dictations.language,
      host: dictations.host,
      lexemes: stemsOfText(sql`left(${dictations.text}, ${longestLook})`),
    })
    .from(dictations)
    .where(eq(dictations.userId, userId))
    .orderBy(desc(dictations.createdAt), desc(dictations.id))
    .limit(limit);

/** Stems of the words of a text, Russian and English, each once. */
export async function lexemesOf(db: Database, text: string): Promise<string[]> {
  const [row] = await db.select({ lexemes: stemsOfText(sql`${text}::text`) }).from(sql`(select 1) as one`);
  return row?.lexemes ?? [];
}

/** An owner's terms in use: those said last, then the newest of those never said. */
export const recentTerms = (db: Database, owner: TermOwner, limit: number): Promise<LikelyTerm[]> =>
  db
    .select(columns)
    .from(terms)
    .where(and(belongsTo(terms, owner), not(terms.disabled)))
    .orderBy(sql`${terms.lastUsedAt} desc nulls last`, desc(terms.createdAt))
    .limit(limit);

/** An owner's terms in use all of whose stems are among `lexemes`, said last first. */
export const termsAmong = (
  db: Database,
  owner: TermOwner,
  lexemes: readonly string[],
  limit: number,
): Promise<LikelyTerm[]> =>
  db
    .select(columns)
    .from(terms)
    .where(and(belongsTo(terms, owner), not(terms.disabled), within([...lexemes])))
    .orderBy(sql`${terms.lastUsedAt} desc nulls last`, desc(terms.createdAt))
    .limit(limit);

/** Every term in use that stands in the text, in whatever case of its words, was used once more. @returns how many */
export async function noteUses(
  db: Database,
  { userId, groupIds }: TermReader,
  text: string,
  now: Date,
): Promise<number> {
  const lexemes = await lexemesOf(db, text);
  if (lexemes.length === 0) return 0;
  const owners = or(
    and(eq(terms.userId, userId), within(lexemes)),
    groupIds.length > 0 ? and(inArray(terms.groupId, [...groupIds]), within(lexemes)) : undefined,
  );
  const used = await db
    .update(terms)
    .set({ useCount: sql`${terms.useCount} + 1`, lastUsedAt: now })
    .where(and(owners, not(terms.disabled), standsIn(terms.written, sql`${text}::text`)))
    .returning({ id: terms.id });
  return used.length;
}

/** The overlap is answered by the index; it also leaves out terms without stems, which are within anything. */
const within = (lexemes: string[]): SQL | undefined =>
  lexemes.length === 0
    ? sql`false`
    : and(arrayOverlaps(terms.lexemes, lexemes), arrayContained(terms.lexemes, lexemes));
