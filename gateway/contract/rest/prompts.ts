import { z } from 'zod';
import { maxPromptLength } from '../limits.ts';

/** What the language model is told before it edits a text, one for each language. */
export const promptNames = ['ru', 'en'] as const;
export const promptNameSchema = z.enum(promptNames);
export type PromptName = z.infer<typeof promptNameSchema>;

/**
 * A prompt as the file `prompts/<name>.md` holds it: the order to the model, then pairs of lines that show it what to do,
 * `> as dictated` and below it the text as it is to be written.
 */
export const promptSchema = z.object({
  name: promptNameSchema,
  /** What is in use. */
  text: z.string(),
  /** `file`: an administrator's; `built_in`: there is none, or it is broken. */
  origin: z.enum(['built_in', 'file']),
  /** Why the file is not used, for a person. */
  problem: z.string().nullable(),
  /** Texts it had, newest first; each can be had again. */
  versions: z.array(z.object({ version: z.string(), saved_at: z.iso.datetime() })),
});
export type Prompt = z.infer<typeof promptSchema>;

export const promptListSchema = z.object({ items: z.array(promptSchema) });
export const promptTextSchema = z.object({ text: z.string().min(1).max(maxPromptLength) });
