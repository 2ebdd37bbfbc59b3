import { and, desc, eq, getTableColumns, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type DictationChange, type DictationRow, dictations } from '../schema/index.ts';

/** Without a style or changes nothing is known of them. */
export type NewDictation = Omit<DictationRow, 'id' | 'userId' | 'style' | 'changes'> &
  Partial<Pick<DictationRow, 'style' | 'changes'>>;
const unknownWriting = { style: null, changes: null };

const { tsv: _searchOnly, ...columns } = getTableColumns(dictations);

/** What became of a dictation that was to be stored. */
export interface Stored {
  /** As it stands now. */
  row: DictationRow;
  /** Blobs that no row refers to any more: to be deleted. */
  droppedAudio: string[];
}

/**
 * Stores a dictation once per `(userId, dictationId)`. What is stored stays as it is, unless its connection had broken
 * off before the end and this one heard as much or more.
 * @param keepNewest beyond so many the user's oldest dictations are deleted in the same transaction, this one never, whenever
 *   it was spoken; 0 keeps all
 */
export async function insertDictation(
  db: Database,
  userId: string,
  dictation: NewDictation,
  keepNewest: number,
): Promise<Stored> {
  const whole = { ...unknownWriting, ...dictation };
  const replaced = Object.fromEntries(
    Object.keys(whole)
      .filter((key) => key !== 'createdAt')
      .map((key) => [key, sql.raw(`excluded."${columns[key as keyof NewDictation].name}"`)]),
  );
  return db.transaction(async (tx) => {
    const ofKey = and(eq(dictations.userId, userId), eq(dictations.dictationId, dictation.dictationId));
    const [before] = await tx.select({ audioId: dictations.audioId }).from(dictations).where(ofKey).for('update');
    const [written] = await tx
      .insert(dictations)
      .values({ id: uuid7(dictation.createdAt.getTime()), userId, ...whole })
      .onConflictDoUpdate({
        target: [dictations.userId, dictations.dictationId],
        set: replaced,
        setWhere: sql`not ${dictations.complete} and excluded."duration_ms" >= ${dictations.durationMs}`,
      })
      .returning(columns);
    const row = written ?? (await one(tx, userId, eq(dictations.dictationId, dictation.dictationId)));
    if (!row) throw new Error('a dictation was neither written nor found');
    const dropped = [before?.audioId];
    if (keepNewest > 0) {
      const old = tx
        .select({ id: dictations.id })
        .from(dictations)
        .where(and(eq(dictations.userId, userId), ne(dictations.id, row.id)))
        .orderBy(desc(dictations.createdAt), desc(dictations.id))
        .offset(keepNewest - 1);
      const gone = await tx
        .delete(dictations)
        .where(and(eq(dictations.userId, userId), inArray(dictations.id, old)))
        .returning({ audioId: dictations.audioId });
      dropped.push(...gone.map(({ audioId }) => audioId));
    }
    const droppedAudio = dropped.filter((id): id is string => Boolean(id) && id !== row.audioId);
    return { row, droppedAudio };
  });
}

type Reader = Pick<Database, 'select'>;

async function one(db: Reader, userId: string, condition: SQL): Promise<DictationRow | undefined> {
  const rows = await db
    .select(columns)
    .from(dictations)
    .where(and(eq(dictations.userId, userId), condition))
    .limit(1);
  return rows[0];
}

export const findDictation = (db: Database, userId: string, id: string): Promise<DictationRow | undefined> =>
  one(db, userId, eq(dictations.id, id));

/** By the client's key. */
export const findDictationByKey = (db: Database, userId: string, dictationId: string) =>
  one(db, userId, eq(dictations.dictationId, dictationId));

/** A person's correction is the last word: no later arrival of the same dictation replaces it. */
export async function correctDictation(
  db: Database,
  userId: string,
  id: string,
  text: string,
): Promise<DictationRow | undefined> {
  const [row] = await db
    .update(dictations)
    .set({ text, complete: true, changes: null })
    .where(and(eq(dictations.userId, userId), eq(dictations.id, id)))
    .returning(columns);
  return row;
}

/**
 * A dictation that was heard again, because its owner asked for it: all that comes of hearing is replaced, a correction too.
 * @returns undefined when the user has no such dictation any more
 */
export async function replaceHeard(
  db: Database,
  userId: string,
  dictationId: string,
  heard: Pick<NewDictation, 'raw' | 'text' | 'language' | 'quality' | 'timings' | 'segments' | 'style' | 'changes'>,
): Promise<DictationRow | undefined> {
  const [row] = await db
    .update(dictations)
    .set({ ...unknownWriting, ...heard, complete: true })
    .where(and(eq(dictations.userId, userId), eq(dictations.dictationId, dictationId)))
    .returning(columns);
  return row;
}

/** The text as it was written again from `raw`, which stays. */
export async function rewriteDictation(
  db: Database,
  userId: string,
  id: string,
  rewritten: { text: string; style: string; changes: DictationChange[] },
): Promise<DictationRow | undefined> {
  const [row] = await db
    .update(dictations)
    .set({ ...rewritten, complete: true })
    .where(and(eq(dictations.userId, userId), eq(dictations.id, id)))
    .returning(columns);
  return row;
}

/** @returns what was deleted; undefined when the user has no such dictation */
export async function deleteDictation(
  db: Database,
  userId: string,
  id: string,
): Promise<{ audioId: string | null } | undefined> {
  const [gone] = await db
    .delete(dictations)
    .where(and(eq(dictations.userId, userId), eq(dictations.id, id)))
    .returning({ audioId: dictations.audioId });
  return gone;
}

/** The text stays. @returns the blob to delete; undefined when the user has no such dictation */
export async function forgetAudio(
  db: Database,
  userId: string,
  id: string,
): Promise<{ audioId: string | null } | undefined> {
  return db.transaction(async (tx) => {
    const mine = and(eq(dictations.userId, userId), eq(dictations.id, id));
    const [before] = await tx.select({ audioId: dictations.audioId }).from(dictations).where(mine).for('update');
    if (before?.audioId) await tx.update(dictations).set({ audioId: null }).where(mine);
    return before;
  });
}

export interface HistoryFilter {
  /** As typed by a person: words, "phrases", -without, or. */
  search?: string | undefined;
  language?: DictationRow['language'] | undefined;
  host?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** The last row of the page before. */
  after?: { createdAt: Date; id: string } | undefined;
  limit: number;
}

/** Marks around hits: private-use characters, so that no text can be mistaken for a mark. */
export const hitStart = '\uE000';
export const hitEnd = '\uE001';

/**
 * Newest first.
 * @returns up to `limit` rows; with `search`, `highlight` is the whole text with the hits marked
 */
export async function listDictations(
  db: Database,
  userId: string,
  { search, language, host, from, to, after, limit }: HistoryFilter,
): Promise<(DictationRow & { highlight?: string })[]> {
  const query = search ? sql`websearch_to_tsquery('russian', ${search})` : undefined;
  const page = db
    .select(columns)
    .from(dictations)
    .where(
      and(
        eq(dictations.userId, userId),
        query && sql`${dictations.tsv} @@ ${query}`,
        language && eq(dictations.language, language),
        host !== undefined ? eq(dictations.host, host) : undefined,
        from && gte(dictations.createdAt, from),
        to && lt(dictations.createdAt, to),
        after && sql`(${dictations.createdAt}, ${dictations.id}) < (${after.createdAt.toISOString()}, ${after.id})`,
      ),
    )
    .orderBy(desc(dictations.createdAt), desc(dictations.id))
    .limit(limit);
  if (!query) return page;
  const found = page.as('page');
  const options = `StartSel=${hitStart}, StopSel=${hitEnd}, HighlightAll=true`;
  const headline = sql<string>`ts_headline('russian', ${found.text}, ${query}, ${options})`;
  const rows = await db
    .select({ row: found._.selectedFields, highlight: headline })
    .from(found)
    .orderBy(desc(found.createdAt), desc(found.id));
  return rows.map(({ row, highlight }) => ({ ...row, highlight }));
}
