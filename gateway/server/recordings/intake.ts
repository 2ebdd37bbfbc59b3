import {
  addUploadPiece,
  beginUpload,
  changeUpload,
  type Database,
  findDictationByKey,
  findUpload,
  removeUpload,
  type UploadPiece,
  type UploadRow,
} from '@alfavoice/db';
import { maxRecordingBytes } from '../../contract/limits.ts';
import type { RecordingQuery, RecordingStatus } from '../../contract/rest/recordings.ts';
import type { AudioFormat } from '../audio-files/format.ts';
import type { BlobStore } from '../blobs/index.ts';
import type { Clock } from '../clock.ts';
import { ProblemError } from '../problem/problem.ts';
import type { UploadedFile } from './body.ts';
import { notAudio, receivePiece } from './piece.ts';
import { statusOfStored, statusOfUpload } from './status.ts';

/** A recording that is on disk and waits to be heard. */
export type Waiting = Pick<UploadRow, 'userId' | 'dictationId' | 'format' | 'receivedBytes'>;

export interface IntakeParts {
  db: Database;
  clock: Clock;
  /** Of recordings on their way. */
  blobs: BlobStore;
  /** Told of each recording that is on disk. Never rejects. */
  enqueue(recording: Waiting): Promise<void>;
}

export interface Intake {
  /** @returns where the recording is now @throws ProblemError */
  receive(userId: string, query: RecordingQuery, file: UploadedFile): Promise<RecordingStatus>;
}

const conflict = (row: Pick<UploadRow, 'receivedBytes'> | undefined) => {
  const received = row?.receivedBytes ?? 0;
  return new ProblemError('conflict', `The server has ${received} bytes of this recording. Go on from there.`, {
    received_bytes: received,
  });
};
const tooMuch = () =>
  new ProblemError('bad_request', 'More bytes came than the recording was said to have. This piece was not taken.');
const empty = () =>
  new ProblemError('bad_audio', 'The recording is empty: it holds no sound. There is nothing to recognise.');

/** By the server's clock, as far as the client's tells it. @returns null when the client does not say */
function spokenAt({ recorded_at, sent_at }: RecordingQuery, nowMs: number): Date | null {
  if (recorded_at === undefined) return null;
  if (sent_at === undefined) return new Date(recorded_at);
  return new Date(nowMs - Math.max(0, Date.parse(sent_at) - Date.parse(recorded_at)));
}

/**
 * Takes recordings in, piece by piece: each is on disk before it counts. Of pieces that come twice, also at the same time,
 * one counts; another user's recording of the same id is another recording.
 */
export function createIntake({ db, clock, blobs, enqueue }: IntakeParts): Intake {
  const now = () => new Date(clock.now());

  /** A recording that failed may come anew. @returns undefined when there is none now */
  const restarted = async (row: UploadRow): Promise<undefined> => {
    await removeUpload(db, row.userId, row.dictationId);
    for (const { blob } of row.pieces) await blobs.delete(blob);
  };

  const queue = async (row: UploadRow): Promise<UploadRow> => {
    await enqueue(row);
    return row;
  };

  const retried = async (row: UploadRow): Promise<UploadRow> => {
    const changes = { state: 'queued', problem: null, failures: 0 } as const;
    const changed = await changeUpload(db, row.userId, row.dictationId, changes, now(), ['failed']);
    return changed ? queue(changed) : row;
  };

  /** The row that a piece is to be added to. @returns its state when there is nothing to add */
  const place = async (userId: string, { dictation_id, offset }: RecordingQuery) => {
    const stored = await findDictationByKey(db, userId, dictation_id);
    if (stored?.complete) return { status: statusOfStored(stored) };
    let row = await findUpload(db, userId, dictation_id);
    if (row?.state === 'failed' && !row.rerun) {
      if (offset > 0 && offset === row.receivedBytes) return { status: statusOfUpload(await retried(row)) };
      if (offset === 0) row = await restarted(row);
    }
    if (row && row.state !== 'receiving') return { status: statusOfUpload(row) };
    if (offset !== (row?.receivedBytes ?? 0)) throw conflict(row);
    return { row };
  };

  /** Of a piece that is on disk. @returns the row with it */
  const add = async (
    userId: string,
    query: RecordingQuery,
    { piece, whole, format }: { piece: UploadPiece; whole: number | undefined; format: AudioFormat },
  ): Promise<UploadRow> => {
    const { dictation_id: dictationId, offset, quality, mode, language, host = null, style = null } = query;
    if (offset === 0) {
      const recordedAt = spokenAt(query, clock.now());
      await beginUpload(db, userId, { dictationId, quality, mode, language, host, style, recordedAt, format }, now());
    }
    const row = await addUploadPiece(db, userId, dictationId, { offset, piece, whole }, now());
    if (row) return row;
    const other = await findUpload(db, userId, dictationId);
    if (other && (other.state !== 'receiving' || other.receivedBytes === offset + piece.bytes)) {
      await blobs.delete(piece.blob);
      return other;
    }
    throw conflict(other);
  };

  /** A request without audio: the last one of a recording whose length was not known before, or a mistake. */
  const nothingCame = async (row: UploadRow | undefined, { length }: RecordingQuery, cut: boolean) => {
    if (!row) throw empty();
    if (cut || (length ?? row.receivedBytes) !== row.receivedBytes) return row;
    const changes = { state: 'queued', lengthBytes: row.receivedBytes } as const;
    const changed = await changeUpload(db, row.userId, row.dictationId, changes, now(), ['receiving']);
    return changed ? queue(changed) : row;
  };

  const take = async (userId: string, query: RecordingQuery, row: UploadRow | undefined, file: UploadedFile) => {
    const { offset, length } = query;
    const isFirst = offset === 0;
    const maxBytes = maxRecordingBytes - offset;
    const { piece, cut, ...received } = await receivePiece(blobs, file.content, {
      contentType: file.contentType,
      isFirst,
      maxBytes,
    });
    if (!piece) return nothingCame(row, query, cut);
    const end = offset + piece.bytes;
    const whole = length ?? (cut ? undefined : end);
    const format = isFirst ? received.format : (row?.format as AudioFormat | undefined);
    try {
      if (!format) throw cut ? conflict(row) : notAudio();
      if (whole !== undefined && end > whole) throw tooMuch();
      const added = await add(userId, query, { piece, whole, format });
      return added.state === 'queued' ? queue(added) : added;
    } catch (error) {
      // After any other error the row may count it.
      if (error instanceof ProblemError) await blobs.delete(piece.blob);
      throw error;
    }
  };

  return {
    async receive(userId, query, file) {
      const { row, status } = await place(userId, query);
      return status ?? statusOfUpload(await take(userId, query, row, file));
    },
  };
}
