import { z } from 'zod';
import { languageSchema, spokenLanguageSchema } from './language.ts';
import { changeSchema, writingSchema } from './writing.ts';

/**
 * One dictation on one WebSocket between a gateway and a worker (`ws+unix:` on one machine, `ws:` across machines), path `/dictation`.
 * gateway -> worker: `open`, binary PCM16 frames, then `stop` or `cancel`. worker -> gateway: the messages below; after `done` or `failed` it closes.
 */
export const dictationPath = '/dictation';

export const qualitySchema = z.enum(['high', 'normal']);
export const modeSchema = z.enum(['on_pause', 'after_recording']);
export type Quality = z.infer<typeof qualitySchema>;
export type Mode = z.infer<typeof modeSchema>;

const sample = z.int().nonnegative();
const milliseconds = z.number().nonnegative();

/** A phrase closed at a pause. Positions are samples at 16 kHz from the start of the dictation. */
export const segmentSchema = z.object({
  index: z.int().nonnegative(),
  startSample: sample,
  endSample: sample,
  /** Words as recognised. Empty when the sound held none. */
  raw: z.string(),
  /** Words as written: `raw` after the writing step. May begin or end with a line break, or be one. */
  text: z.string(),
  language: languageSchema,
  /** A command took back so many characters of the phrases before, as `joinSegments` joins them, before `text` comes. */
  removesPreceding: z.int().positive().optional(),
  /** Where a snippet wants the caret, in `text`: what is said next goes there. */
  cursor: z.int().nonnegative().optional(),
  /** From `raw` to `text`; missing where nothing was written yet. */
  changes: z.array(changeSchema).optional(),
});
export type Segment = z.infer<typeof segmentSchema>;

/** Where time went, in milliseconds of wall clock. */
export const timingsSchema = z.object({
  audio_ms: milliseconds,
  queue_ms: milliseconds,
  recognise_ms: milliseconds,
  write_ms: milliseconds,
});
export type Timings = z.infer<typeof timingsSchema>;

/** What a dictation lacks of what it asked for, because more is said than the cores can hear: shown to the user. */
export const degradedSchema = z.object({
  /** Heard by the model of `normal`. */
  quality: z.literal('normal').optional(),
  /** Cleaned by the rules alone. */
  editor: z.literal(false).optional(),
});
export type Degraded = z.infer<typeof degradedSchema>;

/**
 * A recording nobody watches: heard when live speech leaves the cores free, as well as it was asked for. `upload` is a
 * dictation that was made without a line, `file` a long one; the former goes first. Without either it is live.
 */
export const recordedUrgencySchema = z.enum(['upload', 'file']);
export type RecordedUrgency = z.infer<typeof recordedUrgencySchema>;

const longestTerm = 100;
const mostVocabulary = 1_000;
const longestPrecedingText = 2_000;

/** How the text is to be written. */
export const openWritingSchema = writingSchema.extend({
  precedingText: z.string().max(longestPrecedingText).optional(),
});
export type OpenWriting = z.infer<typeof openWritingSchema>;

export const openSchema = z.object({
  type: z.literal('open'),
  dictationId: z.uuid(),
  /** For fairness between users; the worker knows nothing else of them. */
  userId: z.string(),
  quality: qualitySchema,
  mode: modeSchema,
  language: spokenLanguageSchema,
  /** Let the language model edit the text after the rules, under a deadline. */
  editor: z.boolean(),
  /** Names and terms that may be said, the likeliest first. As many as fit bias the recogniser; none of them is ever text by itself. */
  vocabulary: z.array(z.string().max(longestTerm)).max(mostVocabulary).optional(),
  /** For `auto`: how often this user spoke each language lately. */
  languageCounts: z.object({ ru: z.int().nonnegative(), en: z.int().nonnegative() }).optional(),
  urgency: recordedUrgencySchema.optional(),
  writing: openWritingSchema.optional(),
  /** After another worker died, or for the next part of a long recording: the phrases already closed, and the position of the first sample that will follow. */
  resume: z.object({ segments: z.array(segmentSchema), fromSample: sample }).optional(),
});
export type Open = z.infer<typeof openSchema>;

export const toWorkerSchema = z.discriminatedUnion('type', [
  openSchema,
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('cancel') }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

export const workerErrorCodes = ['queue_full', 'bad_request', 'internal'] as const;

export const fromWorkerSchema = z.discriminatedUnion('type', [
  /** Accepted; `position` 0 means at once. */
  z.object({
    type: z.literal('accepted'),
    position: z.int().nonnegative(),
    degraded: degradedSchema.optional(),
  }),
  /** Live view of the open phrase. `committed` only grows within a phrase. */
  z.object({ type: z.literal('hypothesis'), committed: z.string(), tentative: z.string() }),
  z.object({ type: z.literal('segment'), segment: segmentSchema }),
  /** The whole dictation. `text` is empty when nothing was said. */
  z.object({
    type: z.literal('done'),
    text: z.string(),
    raw: z.string(),
    language: languageSchema,
    segments: z.array(segmentSchema),
    /** From `raw` to `text`. */
    changes: z.array(changeSchema).optional(),
    /** The style it was written in. */
    style: z.string().optional(),
    /** Where a snippet wants the caret, in `text`. */
    cursor: z.int().nonnegative().optional(),
    timings: timingsSchema,
    degraded: degradedSchema.optional(),
  }),
  z.object({
    type: z.literal('failed'),
    code: z.enum(workerErrorCodes),
    message: z.string(),
    retryAfterS: z.number().optional(),
  }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
