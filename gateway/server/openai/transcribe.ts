import { randomUUID } from 'node:crypto';
import { bytesPerSample } from '@alfavoice/inference/contract';
import { maxRecordingBytes } from '../../contract/limits.ts';
import type { Quality } from '../../contract/live/messages.ts';
import { hearRecording } from '../jobs/hear-recording.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { UploadedFile } from '../recordings/body.ts';
import { notAudio, receivePiece } from '../recordings/piece.ts';
import { decodePieces, openSound } from '../recordings/sound.ts';
import { settingsOf } from '../settings/of-user.ts';
import { recognitionRequest } from '../workers/recognition-request.ts';
import { formatted } from './formats.ts';
import { type TranscriptionRequest, transcriptionRequest } from './request.ts';

type TranscribeParts = Pick<Parts, 'db' | 'clock' | 'log' | 'workers' | 'vocabulary' | 'recordings'>;

/**
 * Hears a file while its sender waits; afterwards nothing of it is left here.
 * @param signal fires when the sender goes away
 * @throws ProblemError
 */
export async function transcribe(
  userId: string,
  file: UploadedFile,
  signal: AbortSignal,
  parts: TranscribeParts,
): Promise<{ type: string; body: string }> {
  const { blobs } = parts.recordings;
  const mine: string[] = [];
  try {
    const expected = { contentType: file.contentType, isFirst: true, maxBytes: maxRecordingBytes };
    const { piece, format, cut } = await receivePiece(blobs, file.content, expected);
    if (piece) mine.push(piece.blob);
    if (!piece || !format || cut) throw notAudio();
    await file.read;
    const request = transcriptionRequest(file.fields);
    const sound = await decodePieces({ format, pieces: [piece] }, blobs, signal);
    mine.push(sound);
    return await hear(userId, sound, request, signal, parts);
  } finally {
    for (const id of mine) await blobs.delete(id);
  }
}

async function hear(
  userId: string,
  soundId: string,
  { language, vocabulary, format, ...asked }: TranscriptionRequest,
  signal: AbortSignal,
  parts: TranscribeParts,
): Promise<{ type: string; body: string }> {
  const { db, recordings, workers, clock, log } = parts;
  const quality: Quality = asked.quality ?? (await settingsOf(db, userId)).quality;
  // Times are those of phrases; without them the whole is heard in one go where it fits, which is more accurate.
  const mode = format === 'json' || format === 'text' ? 'after_recording' : 'on_pause';
  const known = await recognitionRequest({ userId, dictationId: randomUUID(), quality, mode, language }, parts);
  const terms = [...vocabulary, ...(known.vocabulary ?? [])];
  const request = { ...known, ...(terms.length > 0 && { vocabulary: terms }), urgency: 'upload' as const };
  const reader = await openSound(soundId, [recordings.blobs]);
  try {
    const sound = { samples: Math.floor(reader.bytes / bytesPerSample), read: reader.read };
    const outcome = await hearRecording(sound, request, undefined, {
      ...{ workers, clock, log, signal },
      keepProgress: async () => {},
    });
    signal.throwIfAborted();
    if (outcome.kind === 'done') return formatted({ ...outcome.done, samples: sound.samples }, format);
    const code = outcome.kind === 'failed' ? outcome.code : 'unavailable';
    const retry = outcome.kind === 'failed' ? outcome.retryAfterS : undefined;
    throw new ProblemError(code, 'Speech recognition is busy or away. Send the file again in a moment.', {
      ...(retry !== undefined && { retry_after: retry }),
    });
  } finally {
    await reader.close();
  }
}
