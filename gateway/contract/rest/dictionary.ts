import { z } from 'zod';
import { maxPageSize, maxRefusedLines, maxSoundsPerTerm, maxTermLength } from '../limits.ts';
import { languageSchema } from '../live/messages.ts';

/** Marks that come along when text is copied from a page and that nobody sees: soft hyphen, zero-width ones, BOM. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** A term as it is compared and kept: composed letters, single spaces, nothing invisible. */
export const normaliseTerm = (text: string): string =>
  text.normalize('NFC').replace(invisible, '').replace(/\s+/gu, ' ').trim();

/** A name or a word: on one line, with something that can be said. */
export const termTextSchema = z
  .string()
  .overwrite(normaliseTerm)
  .min(1)
  .max(maxTermLength)
  .regex(/[\p{L}\p{N}]/u, 'must hold a letter or a digit')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds a character that cannot be shown');
export const soundsSchema = z.array(termTextSchema).max(maxSoundsPerTerm);

/** null: in any language. */
const termLanguageSchema = languageSchema.nullable();

export const groupNameSchema = z.object({ id: z.string(), name: z.string() });
export type GroupName = z.infer<typeof groupNameSchema>;

export const termSchema = z.object({
  id: z.string(),
  /** As it is to be written. */
  written: z.string(),
  /** How it may sound, where that is not how it is written. */
  sounds: z.array(z.string()),
  language: termLanguageSchema,
  /** Kept, but not used. */
  disabled: z.boolean(),
  /** Dictations whose text it stood in. */
  use_count: z.int().nonnegative(),
  last_used_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  /** null: one's own. */
  group: groupNameSchema.nullable(),
  /** Whether the one who asks may change it. */
  editable: z.boolean(),
});
export type Term = z.infer<typeof termSchema>;

/** `none`: only one's own; an id: only those of that group. Absent: all that one's dictations use. */
export const groupFilterSchema = z.union([z.literal('none'), z.uuid()]).optional();

export const dictionaryQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
  cursor: z.string().max(1000).optional(),
  /** A piece of how it is written or sounds. */
  q: z.string().max(maxTermLength).optional(),
  group: groupFilterSchema,
});
export type DictionaryQuery = z.infer<typeof dictionaryQuerySchema>;

export const dictionaryPageSchema = z.object({
  items: z.array(termSchema),
  next_cursor: z.string().nullable(),
  /** Terms that fit the question, on all pages. */
  total: z.int().nonnegative(),
});
export type DictionaryPage = z.infer<typeof dictionaryPageSchema>;

export const newTermSchema = z.object({
  written: termTextSchema,
  sounds: soundsSchema.default([]),
  language: termLanguageSchema.default(null),
  disabled: z.boolean().default(false),
  /** For administrators: the term becomes the group's. */
  group_id: z.uuid().optional(),
});
export type NewTerm = z.input<typeof newTermSchema>;

/** A change names only what changes; an unknown name is refused. */
export const termPatchSchema = z
  .object({ written: termTextSchema, sounds: soundsSchema, language: termLanguageSchema, disabled: z.boolean() })
  .partial()
  .strict();
export type TermPatch = z.infer<typeof termPatchSchema>;

/**
 * A list as it was pasted or read from a file: a term a line, or CSV with the columns `written,sounds,language`
 * (divided by comma, semicolon or tab; ways to sound within their column by `|`).
 */
export const termListSchema = z.object({
  text: z.string(),
  group_id: z.uuid().optional(),
  /** Only tell what would come of it. */
  dry_run: z.boolean().default(false),
});

export const refusalReasons = [
  'too_long',
  'no_letters',
  'bad_character',
  'too_many_sounds',
  'unknown_language',
  'broken_quotes',
  'repeated',
  'no_room',
] as const;
export const refusalReasonSchema = z.enum(refusalReasons);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

export const termListResultSchema = z.object({
  added: z.int().nonnegative(),
  /** Known terms that the list writes or sounds otherwise. */
  changed: z.int().nonnegative(),
  /** Known terms that stayed as they are. */
  known: z.int().nonnegative(),
  /** Lines that were not taken; everything else was. */
  refused: z.int().nonnegative(),
  /** The first of them. */
  refusals: z
    .array(z.object({ line: z.int().positive(), text: z.string(), reason: refusalReasonSchema }))
    .max(maxRefusedLines),
  /** Some of what was added or changed, in the order of the list. */
  examples: z.array(z.object({ written: z.string(), sounds: z.array(z.string()) })),
});
export type TermListResult = z.infer<typeof termListResultSchema>;

export const termExportQuerySchema = z.object({ group: groupFilterSchema });

/** Groups whose terms one uses; for an administrator every group. */
export const dictionaryGroupsSchema = z.object({
  items: z.array(groupNameSchema.extend({ member: z.boolean(), editable: z.boolean() })),
});
export type DictionaryGroup = z.infer<typeof dictionaryGroupsSchema>['items'][number];
