import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { modes, qualities } from './dictations.ts';
import { users } from './users.ts';

/** `receiving`: pieces are missing. From `queued` on all of it is on disk. */
export const uploadStates = ['receiving', 'queued', 'recognising', 'failed'] as const;
export const spokenLanguages = ['ru', 'en', 'auto'] as const;

/** One blob of audio as it came; their order is that of the recording. */
export interface UploadPiece {
  blob: string;
  bytes: number;
}

/** How far a long recording has been heard: what another attempt need not hear again. Samples at 16 kHz. */
export interface UploadProgress {
  fromSample: number;
  segments: {
    index: number;
    startSample: number;
    endSample: number;
    raw: string;
    text: string;
    language: 'ru' | 'en';
  }[];
}

/** Recordings that are on their way to being dictations; the row goes when the dictation is stored. */
export const uploads = pgTable(
  'uploads',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Made by the client: the key of exactly-once, as in `dictations`. */
    dictationId: uuid('dictation_id').notNull(),
    state: text({ enum: uploadStates }).notNull(),
    /** A dictation of the history is heard again: its text is replaced. */
    rerun: boolean().notNull(),
    quality: text({ enum: qualities }).notNull(),
    mode: text({ enum: modes }).notNull(),
    language: text({ enum: spokenLanguages }).notNull(),
    host: text(),
    style: text(),
    /** By the client's clock. */
    recordedAt: timestamp('recorded_at', { withTimezone: true, precision: 3 }),
    /** Form of the audio: a container, or `pcm`. */
    format: text().notNull(),
    receivedBytes: bigint('received_bytes', { mode: 'number' }).notNull(),
    /** Of the whole; null until the client said it. */
    lengthBytes: bigint('length_bytes', { mode: 'number' }),
    pieces: jsonb().$type<UploadPiece[]>().notNull(),
    /** The blob of the whole as PCM, once it is decoded; of a dictation that is heard again, the blob of the history. */
    audio: text(),
    progress: jsonb().$type<UploadProgress>(),
    /** Attempts that failed for a reason that may be the recording itself. */
    failures: integer().notNull(),
    problem: jsonb().$type<{ code: string; detail: string }>(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.dictationId] })],
);
export type UploadRow = typeof uploads.$inferSelect;
