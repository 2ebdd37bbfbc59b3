import { bytesPerSecond } from '../../contract/limits.ts';
import type { Problem } from '../../contract/problem.ts';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
import type { Entry } from './entry.ts';
import type { RecordingsApi } from './recordings-api.ts';

/** One request carries 32 s of speech: as much as is lost when the line breaks in it, and as much as lies in memory. */
export const pieceBytes = 1024 * 1024;
/** The server tells the length of what is stored to the millisecond. */
const roundingBytes = bytesPerSecond / 1000;
/** The server may say so often that it stands elsewhere than it said. */
const maxConflicts = 3;

/** What is to be uploaded, readable from any place. */
export interface Sound {
  bytes: number;
  read(offset: number, atMost: number): Promise<Uint8Array<ArrayBuffer>>;
}

export type Uploaded =
  /** The server has all of it; the text is to come. */
  | { kind: 'delivered' }
  | { kind: 'stored'; historyId: string | null }
  | { kind: 'failed'; problem: Pick<Problem, 'code' | 'detail' | 'retry_after'> };

export interface UploadParts {
  api: RecordingsApi;
  entry: Entry;
  sound: Sound;
  /** The server has so much. */
  onProgress: (sentBytes: number) => Promise<void>;
  signal: AbortSignal;
}

/** Sends one recording in pieces, from where the server stands. However often it is called, it is one dictation. */
export async function upload({ api, entry, sound, onProgress, signal }: UploadParts): Promise<Uploaded> {
  const known = await api.status(entry.dictationId, signal);
  if (!known.ok && known.problem.code !== 'not_found') return { kind: 'failed', problem: known.problem };
  const whole = known.ok && wholeAt(known.value, sound.bytes);
  if (whole) return whole;
  const { state, received_bytes: received } = known.ok ? known.value : { state: 'receiving', received_bytes: 0 };
  // One that failed lies there whole: an empty piece at its end is enough to have it tried again.
  const goesOn = state === 'receiving' || (state === 'failed' && received === sound.bytes);
  let offset = goesOn ? Math.min(received, sound.bytes) : 0;

  for (let conflicts = 0; ; ) {
    await onProgress(offset);
    const pcm = await sound.read(offset, pieceBytes);
    const sent = await api.send({ entry, offset, length: sound.bytes, pcm }, signal);
    if (!sent.ok) {
      if (sent.problem.code !== 'conflict' || ++conflicts > maxConflicts)
        return { kind: 'failed', problem: sent.problem };
      const standing = await api.status(entry.dictationId, signal);
      if (!standing.ok) return { kind: 'failed', problem: standing.problem };
      if (standing.value.received_bytes > sound.bytes) return { kind: 'failed', problem: sent.problem };
      offset = standing.value.received_bytes;
      continue;
    }
    const { state, received_bytes, history_id, problem } = sent.value;
    if (state === 'stored') return { kind: 'stored', historyId: history_id };
    if (state === 'failed') return { kind: 'failed', problem: problem ?? unexplained };
    if (state !== 'receiving') return { kind: 'delivered' };
    if (received_bytes <= offset) return { kind: 'failed', problem: stuck };
    offset = Math.min(received_bytes, sound.bytes);
  }
}

/** What a status says of a recording the server has to its end; undefined while it lacks some. */
export function wholeAt({ state, received_bytes, history_id }: RecordingStatus, bytes: number): Uploaded | undefined {
  if (state === 'stored' && received_bytes + roundingBytes >= bytes) return { kind: 'stored', historyId: history_id };
  if ((state === 'queued' || state === 'recognising') && received_bytes >= bytes) return { kind: 'delivered' };
  return undefined;
}

const unexplained = { code: 'internal', detail: 'The server could not recognise it.' } as const;
const stuck = { code: 'unavailable', detail: 'The server does not take what is sent.' } as const;
