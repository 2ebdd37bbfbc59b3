import { z } from 'zod';
import { maxTextLength } from '../limits.ts';
import { languageSchema } from '../live/messages.ts';

export const cleanSchema = z.object({
  text: z.string().max(maxTextLength),
  language: languageSchema,
  style: z.string().max(64).optional(),
});
export const cleanedSchema = z.object({
  text: z.string(),
  raw: z.string(),
  changes: z.array(z.object({ step: z.string(), before: z.string(), after: z.string() })),
});
