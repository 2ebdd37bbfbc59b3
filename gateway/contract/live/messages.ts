import { z } from 'zod';
import { errorCodeSchema } from '../problem.ts';

/** WebSocket `/transcribe`. */
export const livePath = '/transcribe';
export const liveProtocol = 'alfavoice.v1';
/** A browser carries its single-use ticket as a second subprotocol. */
export const ticketProtocolPrefix = 'ticket.';

export const qualitySchema = z.enum(['high', 'normal']);
export const modeSchema = z.enum(['on_pause', 'after_recording']);
export const languageSchema = z.enum(['ru', 'en']);
export const spokenLanguageSchema = z.enum(['ru', 'en', 'auto']);
export type Quality = z.infer<typeof qualitySchema>;
export type Mode = z.infer<typeof modeSchema>;
export type Language = z.infer<typeof languageSchema>;
export type SpokenLanguage = z.infer<typeof spokenLanguageSchema>;

const sessionId = z.string().min(1).max(128);
/** UUIDv7 made by the client: the key of exactly-once. */
export const dictationIdSchema = z.uuid();

/** Where the text will go; helps the writing step, is stored as far as the history shows it (`host`). */
export const contextSchema = z.object({
  host: z.string().max(253),
  before: z.string().max(2000).optional(),
  after: z.string().max(2000).optional(),
  style: z.string().max(64).optional(),
});

export const startSchema = z.object({
  type: z.literal('start'),
  session_id: sessionId,
  dictation_id: dictationIdSchema.optional(),
  quality: qualitySchema,
  mode: modeSchema,
  language: spokenLanguageSchema,
  context: contextSchema.optional(),
  /**
   * The client keeps the recording and will come back: when the line breaks, the dictation is held for
   * `resumePatienceS` and goes on with the next `start` of the same `dictation_id`; a connection that still holds it is
   * closed. Without it, a broken line ends it.
   */
  resumable: z.boolean().optional(),
});
export type Start = z.infer<typeof startSchema>;

export const audioChunkSchema = z.object({
  type: z.literal('audio_chunk'),
  session_id: sessionId,
  quality: qualitySchema,
  mode: modeSchema,
  /** base64 of PCM16; its validity is checked when it is decoded (`bad_audio`). */
  audio: z.string(),
});

/** client -> server, besides binary frames of PCM16. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  startSchema,
  audioChunkSchema,
  z.object({ type: z.literal('stop'), session_id: sessionId.optional() }),
  z.object({ type: z.literal('cancel'), session_id: sessionId.optional() }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

const milliseconds = z.number().nonnegative();
export const liveTimingsSchema = z.object({
  audio_ms: milliseconds,
  queue_ms: milliseconds,
  recognise_ms: milliseconds,
  write_ms: milliseconds,
  /** From the `stop` (or the close) to the text. */
  after_stop_ms: milliseconds,
});
export type LiveTimings = z.infer<typeof liveTimingsSchema>;

export const textSegmentSchema = z.object({
  start_ms: milliseconds,
  end_ms: milliseconds,
  text: z.string(),
  raw: z.string(),
  /** As in `partial_text`. */
  removes_preceding: z.int().positive().optional(),
  cursor: z.int().nonnegative().optional(),
});
export type TextSegment = z.infer<typeof textSegmentSchema>;

/** What a dictation lacks of what it asked for, because more is said at the moment than the server can hear. */
export const degradedSchema = z.object({
  /** Heard by the fast model. */
  quality: z.literal('normal').optional(),
  /** Not edited by the language model. */
  editor: z.literal(false).optional(),
});
export type Degraded = z.infer<typeof degradedSchema>;

const envelope = { session_id: z.string(), seq: z.int().nonnegative() };

/** server -> client; `seq` rises within a connection. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    ...envelope,
    position: z.int().nonnegative(),
    /**
     * Samples of this dictation the server has from earlier connections: the next frame begins there. Absent: it has none.
     * Who begins a `resumable` dictation anew waits for `ready` before any audio. With `on_pause` the phrases follow that
     * are closed already, each with its `segment`: a number that was taken before is passed over.
     */
    received_samples: z.int().nonnegative().optional(),
    degraded: degradedSchema.optional(),
  }),
  z.object({ type: z.literal('hypothesis'), ...envelope, committed: z.string(), tentative: z.string() }),
  z.object({
    type: z.literal('partial_text'),
    ...envelope,
    /** Joined to what came before by the rule of `joinPhrase`; may begin or end with a line break, or be one. */
    text: z.string(),
    segment: z.int().nonnegative(),
    /**
     * A command took so many characters back («удали последнее предложение»): they go from the end of what this
     * dictation has given so far, joined by `joinPhrase`, before `text` comes.
     */
    removes_preceding: z.int().positive().optional(),
    /** Where the caret goes, in `text`; absent: to its end. */
    cursor: z.int().nonnegative().optional(),
  }),
  z.object({
    type: z.literal('final_text'),
    ...envelope,
    dictation_id: z.string(),
    text: z.string(),
    raw: z.string(),
    language: languageSchema,
    segments: z.array(textSegmentSchema),
    timings: liveTimingsSchema,
    /** null while the database is away: the text is the client's, the row follows. */
    history_id: z.string().nullable(),
    /** Where the caret goes, in `text`; absent: to its end. */
    cursor: z.int().nonnegative().optional(),
    degraded: degradedSchema.optional(),
  }),
  z.object({
    type: z.literal('error'),
    ...envelope,
    code: errorCodeSchema,
    message: z.string(),
    retry_after: z.number().optional(),
  }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
export type FinalText = Extract<ServerMessage, { type: 'final_text' }>;
