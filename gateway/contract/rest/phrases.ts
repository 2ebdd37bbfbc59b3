import { z } from 'zod';
import { maxPageSize, maxRefusedLines, maxTermLength } from '../limits.ts';
import { groupFilterSchema, groupNameSchema } from './dictionary.ts';

/** What a snippet and a replacement have in common: who has it, and whether it is used. */
export const phraseFields = {
  id: z.string(),
  /** Kept, but not used. */
  disabled: z.boolean(),
  created_at: z.iso.datetime(),
  /** null: one's own. */
  group: groupNameSchema.nullable(),
  /** Whether the one who asks may change it. */
  editable: z.boolean(),
};

export const phraseQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
  cursor: z.string().max(1000).optional(),
  /** A piece of what is said or of what is written. */
  q: z.string().max(maxTermLength).optional(),
  group: groupFilterSchema,
});
export type PhraseQuery = z.infer<typeof phraseQuerySchema>;

/**
 * A list as it was pasted or read from a file: CSV with the columns `spoken,written`, divided by comma, semicolon, tab
 * or an arrow (`->`, `=>`, `→`). A quoted cell may have several lines.
 */
export const phraseListSchema = z.object({
  text: z.string(),
  group_id: z.uuid().optional(),
  /** Only tell what would come of it. */
  dry_run: z.boolean().default(false),
});

export const phraseRefusalReasons = [
  'too_long',
  'no_letters',
  'bad_character',
  'nothing_written',
  'broken_quotes',
  'repeated',
  'no_room',
] as const;
export const phraseRefusalReasonSchema = z.enum(phraseRefusalReasons);
export type PhraseRefusalReason = z.infer<typeof phraseRefusalReasonSchema>;

export const phraseListResultSchema = z.object({
  added: z.int().nonnegative(),
  /** Known phrases that the list writes otherwise. */
  changed: z.int().nonnegative(),
  /** Known phrases that stayed as they are. */
  known: z.int().nonnegative(),
  /** Lines that were not taken; everything else was. */
  refused: z.int().nonnegative(),
  /** The first of them. */
  refusals: z
    .array(z.object({ line: z.int().positive(), text: z.string(), reason: phraseRefusalReasonSchema }))
    .max(maxRefusedLines),
  /** Some of what was added or changed, in the order of the list. */
  examples: z.array(z.object({ spoken: z.string(), written: z.string() })),
});
export type PhraseListResult = z.infer<typeof phraseListResultSchema>;
