import { z } from 'zod';
import { maxSoundsPerTerm, maxTermLength } from '../limits.ts';
import { languageSchema } from '../live/messages.ts';
import { entryFields, groupNameSchema, listResultOf, pageOf } from './word-lists.ts';

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

export const termSchema = z.object({
  /** As it is to be written. */
  written: z.string(),
  /** How it may sound, where that is not how it is written. */
  sounds: z.array(z.string()),
  language: termLanguageSchema,
  /** Dictations whose text it stood in. */
  use_count: z.int().nonnegative(),
  last_used_at: z.iso.datetime().nullable(),
  ...entryFields,
});
export type Term = z.infer<typeof termSchema>;

export const dictionaryPageSchema = pageOf(termSchema);
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

/** Of a list with the columns `written,sounds,language`; ways to sound are divided by `|` within theirs. */
export const termListResultSchema = listResultOf(
  z.enum([
    'too_long',
    'no_letters',
    'bad_character',
    'too_many_sounds',
    'unknown_language',
    'broken_quotes',
    'repeated',
    'no_room',
  ]),
  z.object({ written: z.string(), sounds: z.array(z.string()) }),
);
export type TermListResult = z.infer<typeof termListResultSchema>;

/** Groups whose terms one uses; for an administrator every group. */
export const dictionaryGroupsSchema = z.object({
  items: z.array(groupNameSchema.extend({ member: z.boolean(), editable: z.boolean() })),
});
export type DictionaryGroup = z.infer<typeof dictionaryGroupsSchema>['items'][number];
