import { z } from 'zod';
import { maxRecordingBytes } from '../limits.ts';
import { dictationIdSchema, modeSchema, qualitySchema, spokenLanguageSchema } from '../live/messages.ts';
import { errorCodeSchema } from '../problem.ts';

/** `POST /api/recordings?…`: a recording made without a line, or longer than its live session. The body is the audio. */
export const recordingQuerySchema = z.object({
  dictation_id: dictationIdSchema,
  quality: qualitySchema.default('normal'),
  mode: modeSchema.default('after_recording'),
  language: spokenLanguageSchema.default('auto'),
  host: z.string().max(253).optional(),
  style: z.string().max(64).optional(),
  /** When it was spoken, by the client's clock. */
  recorded_at: z.iso.datetime({ offset: true }).optional(),
  /** When this is sent, by the same clock: a clock that is wrong tells at least how long ago it was. */
  sent_at: z.iso.datetime({ offset: true }).optional(),
  /** Position in bytes of this body within the whole; anything but what the server has so far is a `conflict`. */
  offset: z.coerce.number().int().min(0).max(maxRecordingBytes).default(0),
  /** Bytes of the whole; without it, this body is the whole. */
  length: z.coerce.number().int().min(0).max(maxRecordingBytes).optional(),
});
export type RecordingQuery = z.infer<typeof recordingQuerySchema>;

/** Bare PCM as the live session sends it; every other type is a container the server decodes. */
export const pcmContentType = 'audio/pcm';

/** `receiving`: pieces are missing. From `queued` on the server has it all, on disk. */
export const recordingStates = ['receiving', 'queued', 'recognising', 'stored', 'failed'] as const;

export const recordingStatusSchema = z.object({
  dictation_id: z.string(),
  state: z.enum(recordingStates),
  received_bytes: z.int().nonnegative(),
  /** Once stored: the row in the history. */
  history_id: z.string().nullable(),
  /** Where to ask again. */
  status_url: z.string(),
  /** Why it failed, for a person; the audio is kept. */
  problem: z.object({ code: errorCodeSchema, detail: z.string() }).optional(),
});
export type RecordingStatus = z.infer<typeof recordingStatusSchema>;

/** `POST /api/history/:id/rerun`; what is not named stays as it was. */
export const rerunSchema = z.object({ quality: qualitySchema.optional(), language: spokenLanguageSchema.optional() });
export type Rerun = z.infer<typeof rerunSchema>;
