import { z } from 'zod';
import { languageSchema } from './dictation.ts';

/** `POST` on the worker's socket: text as spoken -> text as written. */
export const cleanPath = '/writing/clean';

export const cleanRequestSchema = z.object({
  text: z.string(),
  language: languageSchema,
  style: z.string().optional(),
  /** Let the language model edit after the rules. */
  editor: z.boolean().default(false),
});
export type CleanRequest = z.infer<typeof cleanRequestSchema>;

/** One difference between `raw` and `text`, by the step that made it. */
export const changeSchema = z.object({ step: z.string(), before: z.string(), after: z.string() });
export type Change = z.infer<typeof changeSchema>;

export const cleanResponseSchema = z.object({ text: z.string(), raw: z.string(), changes: z.array(changeSchema) });
export type CleanResponse = z.infer<typeof cleanResponseSchema>;
