import { and, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { type UploadPiece, type UploadRow, uploads } from '../schema/index.ts';

/** What a client says of a recording with its first piece. */
export type NewUpload = Pick<
  UploadRow,
  'dictationId' | 'quality' | 'mode' | 'language' | 'host' | 'style' | 'recordedAt' | 'format'
>;

const nothingYet = { pieces: [], audio: null, progress: null, problem: null, failures: 0 };

/** @returns the row as it stands: an earlier one when the recording was begun before */
export async function beginUpload(db: Database, userId: string, upload: NewUpload, now: Date): Promise<UploadRow> {
  const fresh = { ...upload, ...nothingYet, userId, state: 'receiving' as const, rerun: false, receivedBytes: 0 };
  const [made] = await db
    .insert(uploads)
    .values({ ...fresh, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  const row = made ?? (await findUpload(db, userId, upload.dictationId));
  if (!row) throw new Error('an upload was neither made nor found');
  return row;
}

export async function findUpload(db: Database, userId: string, dictationId: string): Promise<UploadRow | undefined> {
  const rows = await db.select().from(uploads).where(isUpload(userId, dictationId)).limit(1);
  return rows[0];
}

/**
 * Adds a piece behind what came before; of several that come at once for the same place one is added.
 * @param piece is on disk already
 * @param whole the length of the whole, where the client said it
 * @returns the row as it is now; undefined: this is not what is missing next
 */
export async function addUploadPiece(
  db: Database,
  userId: string,
  dictationId: string,
  { offset, piece, whole }: { offset: number; piece: UploadPiece; whole: number | undefined },
  now: Date,
): Promise<UploadRow | undefined> {
  const received = offset + piece.bytes;
  const [row] = await db
    .update(uploads)
    .set({
      pieces: sql`${uploads.pieces} || ${JSON.stringify([piece])}::jsonb`,
      receivedBytes: received,
      updatedAt: now,
      ...(whole !== undefined && { lengthBytes: whole }),
      ...(whole === received && { state: 'queued' as const }),
    })
    .where(and(isUpload(userId, dictationId), eq(uploads.state, 'receiving'), eq(uploads.receivedBytes, offset)))
    .returning();
  return row;
}

/** @returns the row as it is now; undefined when there is none, or none `from` which this change is made */
export async function changeUpload(
  db: Database,
  userId: string,
  dictationId: string,
  changes: Partial<Pick<UploadRow, 'state' | 'audio' | 'pieces' | 'progress' | 'failures' | 'problem'>>,
  now: Date,
  from?: readonly UploadRow['state'][],
): Promise<UploadRow | undefined> {
  const [row] = await db
    .update(uploads)
    .set({ ...changes, updatedAt: now })
    .where(and(isUpload(userId, dictationId), from && inArray(uploads.state, [...from])))
    .returning();
  return row;
}

/** A dictation of the history is to be heard again. @returns the row, which is an earlier one while that one is being heard */
export async function requestRerun(
  db: Database,
  userId: string,
  rerun: NewUpload & { audio: string; receivedBytes: number },
  now: Date,
): Promise<UploadRow> {
  const asked = { ...nothingYet, ...rerun, state: 'queued' as const, rerun: true, lengthBytes: rerun.receivedBytes };
  const [written] = await db
    .insert(uploads)
    .values({ ...asked, userId, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [uploads.userId, uploads.dictationId],
      set: { ...asked, updatedAt: now },
      setWhere: sql`${uploads.rerun} and ${uploads.state} = 'failed'`,
    })
    .returning();
  const row = written ?? (await findUpload(db, userId, rerun.dictationId));
  if (!row) throw new Error('a rerun was neither written nor found');
  return row;
}

/** @returns the row that is gone; undefined when there was none */
export async function removeUpload(db: Database, userId: string, dictationId: string): Promise<UploadRow | undefined> {
  const [row] = await db.delete(uploads).where(isUpload(userId, dictationId)).returning();
  return row;
}

/** Of all users: recordings that wait to be heard, or were being heard. */
export const listUnheardUploads = (
  db: Database,
): Promise<Pick<UploadRow, 'userId' | 'dictationId' | 'receivedBytes' | 'format'>[]> =>
  db
    .select({
      userId: uploads.userId,
      dictationId: uploads.dictationId,
      receivedBytes: uploads.receivedBytes,
      format: uploads.format,
    })
    .from(uploads)
    .where(inArray(uploads.state, ['queued', 'recognising']))
    .orderBy(uploads.createdAt);

/** Of all users: recordings whose rest never came. */
export const listAbandonedUploads = (db: Database, untouchedSince: Date): Promise<UploadRow[]> =>
  db
    .select()
    .from(uploads)
    .where(and(eq(uploads.state, 'receiving'), lt(uploads.updatedAt, untouchedSince)));

/** Of all users: blobs that recordings on their way are made of. */
export async function listUploadBlobs(db: Database): Promise<Set<string>> {
  const rows = await db.select({ pieces: uploads.pieces, audio: uploads.audio }).from(uploads);
  return new Set(rows.flatMap(({ pieces, audio }) => [...pieces.map(({ blob }) => blob), ...(audio ? [audio] : [])]));
}

const isUpload = (userId: string, dictationId: string): SQL | undefined =>
  and(eq(uploads.userId, userId), eq(uploads.dictationId, dictationId));
