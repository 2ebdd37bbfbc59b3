import { findDictation, requestRerun } from '@alfavoice/db';
import type { RecordingStatus, Rerun } from '../../contract/rest/recordings.ts';
import { UnreadableBlob } from '../blobs/index.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import { statusOfUpload } from './status.ts';

/**
 * A dictation of the history is to be heard again. Asked twice, it is heard once more.
 * @throws ProblemError where the user has no such dictation, or its sound is not there
 */
export async function requestHearing(
  userId: string,
  id: string,
  { quality, language }: Rerun,
  { db, clock, audio, recordings }: Pick<Parts, 'db' | 'clock' | 'audio' | 'recordings'>,
): Promise<RecordingStatus> {
  const row = await findDictation(db, userId, id);
  if (!row) throw new ProblemError('not_found', 'There is no such dictation in your history.');
  const sound = row.audioId === null ? undefined : await audio.open(row.audioId).catch(unreadable);
  if (!row.audioId || !sound) {
    throw new ProblemError('not_found', 'The sound of this dictation is not kept: it cannot be heard again.');
  }
  const receivedBytes = sound.bytes;
  await sound.close();
  const { dictationId, mode, host } = row;
  const asked = { quality: quality ?? row.quality, language: language ?? row.language };
  const upload = await requestRerun(
    db,
    userId,
    {
      ...asked,
      dictationId,
      mode,
      host,
      style: null,
      recordedAt: null,
      format: 'pcm',
      audio: row.audioId,
      receivedBytes,
    },
    new Date(clock.now()),
  );
  await recordings.enqueue(upload);
  return statusOfUpload(upload, row.id);
}

function unreadable(error: unknown): undefined {
  if (!(error instanceof UnreadableBlob)) throw error;
}
