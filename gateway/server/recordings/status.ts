import { type Database, type DictationRow, findDictationByKey, findUpload, type UploadRow } from '@alfavoice/db';
import { bytesPerSecond } from '../../contract/limits.ts';
import { errorCodeSchema } from '../../contract/problem.ts';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';

const statusUrl = (dictationId: string) => `/api/recordings/${dictationId}`;

export const statusOfUpload = (row: UploadRow, historyId: string | null = null): RecordingStatus => ({
  dictation_id: row.dictationId,
  state: row.state,
  received_bytes: row.receivedBytes,
  history_id: historyId,
  status_url: statusUrl(row.dictationId),
  ...(row.problem && {
    problem: { code: errorCodeSchema.catch('internal').parse(row.problem.code), detail: row.problem.detail },
  }),
});

/** Stored: what it was sent as is known no more, so its length is told as PCM. */
export const statusOfStored = (row: DictationRow): RecordingStatus => ({
  dictation_id: row.dictationId,
  state: 'stored',
  received_bytes: Math.round((row.durationMs / 1000) * bytesPerSecond),
  history_id: row.id,
  status_url: statusUrl(row.dictationId),
});

/** @returns undefined when the user has no such recording, whoever else may have one */
export async function findStatus(
  db: Database,
  userId: string,
  dictationId: string,
): Promise<RecordingStatus | undefined> {
  const [upload, dictation] = await Promise.all([
    findUpload(db, userId, dictationId),
    findDictationByKey(db, userId, dictationId),
  ]);
  if (upload) return statusOfUpload(upload, dictation?.id ?? null);
  return dictation && statusOfStored(dictation);
}
