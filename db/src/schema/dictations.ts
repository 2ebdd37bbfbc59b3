import { type SQL, sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './users.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const languages = ['ru', 'en'] as const;
export const modes = ['on_pause', 'after_recording'] as const;
export const qualities = ['high', 'normal'] as const;

/** Times of one phrase within the dictation, in milliseconds. */
export interface DictationSegment {
  start_ms: number;
  end_ms: number;
  text: string;
  raw: string;
  /** Characters that a command in this phrase took back of those before it. */
  removes_preceding?: number | undefined;
  /** Where a snippet in this phrase set the caret, in `text`. */
  cursor?: number | undefined;
}

/** What one step of writing found and what it wrote there; `[start, end)` of the text stands for `[raw_start, raw_end)` of `raw`. */
export interface DictationChange {
  step: string;
  before: string;
  after: string;
  start: number;
  end: number;
  raw_start: number;
  raw_end: number;
}

/** Milliseconds of wall clock. */
export interface DictationTimings {
  audio_ms: number;
  queue_ms: number;
  recognise_ms: number;
  write_ms: number;
  after_stop_ms: number;
}

export const dictations = pgTable(
  'dictations',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Made by the client: the key of exactly-once. */
    dictationId: uuid('dictation_id').notNull(),
    /** Words as recognised. */
    raw: text().notNull(),
    /** Words as written; a person may correct them. */
    text: text().notNull(),
    language: text({ enum: languages }).notNull(),
    quality: text({ enum: qualities }).notNull(),
    mode: text({ enum: modes }).notNull(),
    /** How it was written; null: an older version did not say. */
    style: text(),
    /** From `raw` to `text`; null: an older version did not say, or a person corrected the text. */
    changes: jsonb().$type<DictationChange[]>(),
    /** Site the text was dictated into. */
    host: text(),
    durationMs: doublePrecision('duration_ms').notNull(),
    timings: jsonb().$type<DictationTimings>().notNull(),
    segments: jsonb().$type<DictationSegment[]>().notNull(),
    /** False when the connection ended before `stop`: the same dictation may come again, longer. */
    complete: boolean().notNull(),
    /** Finished by the server itself: its client did not come back after the line or the server had broken off. */
    recovered: boolean().notNull().default(false),
    /** The blob with its sound; null: not kept. */
    audioId: uuid('audio_id'),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
    /** The configuration `russian` stems Russian and English words. */
    tsv: tsvector().generatedAlwaysAs((): SQL => sql`to_tsvector('russian', ${dictations.text})`),
  },
  (table) => [
    unique('dictations_once').on(table.userId, table.dictationId),
    index('dictations_newest').on(table.userId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('dictations_audio').on(table.audioId).where(sql`${table.audioId} is not null`),
    index('dictations_search').using('gin', table.userId, table.tsv),
  ],
);
export type DictationRow = Omit<typeof dictations.$inferSelect, 'tsv'>;
