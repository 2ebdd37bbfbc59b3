import { z } from 'zod';
import { maxReplacementLength } from '../limits.ts';
import { termTextSchema } from './dictionary.ts';
import { entryFields, pageOf } from './word-lists.ts';

/** What stands in place of what was said: one line, which may be a sign («стрелка» -> «→»). */
export const replacementTextSchema = z
  .string()
  .trim()
  .min(1)
  .max(maxReplacementLength)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds a character that cannot be shown');

/** Wherever `spoken` is said, in whatever case of its words, `written` is written. */
export const replacementSchema = z.object({ spoken: z.string(), written: z.string(), ...entryFields });
export type Replacement = z.infer<typeof replacementSchema>;

export const replacementPageSchema = pageOf(replacementSchema);

export const newReplacementSchema = z.object({
  spoken: termTextSchema,
  written: replacementTextSchema,
  disabled: z.boolean().default(false),
  /** For administrators: it becomes the group's. */
  group_id: z.uuid().optional(),
});
export type NewReplacement = z.input<typeof newReplacementSchema>;

/** A change names only what changes; an unknown name is refused. */
export const replacementPatchSchema = z
  .object({ spoken: termTextSchema, written: replacementTextSchema, disabled: z.boolean() })
  .partial()
  .strict();
export type ReplacementPatch = z.infer<typeof replacementPatchSchema>;
