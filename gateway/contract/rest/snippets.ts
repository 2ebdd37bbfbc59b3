import { z } from 'zod';
import { maxSnippetLength } from '../limits.ts';
import { termTextSchema } from './dictionary.ts';
import { entryFields, pageOf } from './word-lists.ts';

/**
 * What a snippet writes, lines and all. `{cursor}` is where the caret goes, `{date}` and `{time}` are filled in
 * when it is said.
 */
export const snippetBodySchema = z
  .string()
  .overwrite((body) => body.replace(/\r\n?/g, '\n'))
  .min(1)
  .max(maxSnippetLength)
  .regex(/\S/u, 'must hold something that can be seen')
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u, 'holds a character that cannot be shown');
export const snippetPlaces = ['{cursor}', '{date}', '{time}'] as const;

/** `spoken` as a sentence of its own («моя подпись») is written as `body`. */
export const snippetSchema = z.object({ spoken: z.string(), body: z.string(), ...entryFields });
export type Snippet = z.infer<typeof snippetSchema>;

export const snippetPageSchema = pageOf(snippetSchema);

export const newSnippetSchema = z.object({
  spoken: termTextSchema,
  body: snippetBodySchema,
  disabled: z.boolean().default(false),
  /** For administrators: it becomes the group's. */
  group_id: z.uuid().optional(),
});
export type NewSnippet = z.input<typeof newSnippetSchema>;

/** A change names only what changes; an unknown name is refused. */
export const snippetPatchSchema = z
  .object({ spoken: termTextSchema, body: snippetBodySchema, disabled: z.boolean() })
  .partial()
  .strict();
export type SnippetPatch = z.infer<typeof snippetPatchSchema>;
