import { z } from 'zod';
import { maxPageSize, maxTextLength } from '../limits.ts';
import { languageSchema, liveTimingsSchema, modeSchema, qualitySchema, textSegmentSchema } from '../live/messages.ts';
import { styleSchema } from './styles.ts';
import { changeSchema } from './writing.ts';

export const historyItemSchema = z.object({
  id: z.string(),
  dictation_id: z.string(),
  created_at: z.iso.datetime(),
  text: z.string(),
  raw: z.string(),
  language: languageSchema,
  mode: modeSchema,
  quality: qualitySchema,
  host: z.string().nullable(),
  duration_ms: z.number(),
  /** Its sound can be had: `GET /api/history/:id/audio`. */
  has_audio: z.boolean(),
  /** The server finished it by itself: the line, the app or the server had broken off, and nobody came back. */
  recovered: z.boolean(),
  /** With `q`: the text with hits between U+E000 and U+E001. */
  highlight: z.string().optional(),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;
export const highlightStart = '\uE000';
export const highlightEnd = '\uE001';

export const dictationDetailSchema = historyItemSchema.extend({
  segments: z.array(textSegmentSchema),
  timings: liveTimingsSchema,
  /** The style it was written in; null for dictations of earlier versions. */
  style: styleSchema.nullable(),
  /** Why `text` is not `raw`; empty once a person has corrected the text. */
  changes: z.array(changeSchema),
});
export type DictationDetail = z.infer<typeof dictationDetailSchema>;

export const historyQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(20),
  cursor: z.string().max(200).optional(),
  q: z.string().max(200).optional(),
  language: languageSchema.optional(),
  host: z.string().max(253).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

export const historyPageSchema = z.object({ items: z.array(historyItemSchema), next_cursor: z.string().nullable() });
export type HistoryPage = z.infer<typeof historyPageSchema>;

/** A person corrects the text; `raw` stays as it was heard. */
export const historyPatchSchema = z.object({ text: z.string().max(maxTextLength) });

/** Writes the raw text again, in this style. */
export const rewriteSchema = z.object({
  style: styleSchema,
  /** Only show what it would be; nothing is stored. */
  preview: z.boolean().default(false),
});
