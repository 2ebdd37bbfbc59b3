import { z } from 'zod';
import { maxTextLength } from '../limits.ts';
import { languageSchema } from '../live/messages.ts';

export const cleanSchema = z.object({
  text: z.string().max(maxTextLength),
  language: languageSchema,
  /** `as_said`, `tidy`, `business_letter`, `chat`, `code_comment`, `list`; any other is written like `tidy`. */
  style: z.string().max(64).optional(),
});

/**
 * What one step found and what it wrote there. `[start, end)` of `text` stands for `[raw_start, raw_end)` of `raw`, in UTF-16 units:
 * putting the one in place of the other undoes the change, together with those of other steps at the same place.
 */
export const changeSchema = z.object({
  step: z.string(),
  before: z.string(),
  after: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  raw_start: z.int().nonnegative(),
  raw_end: z.int().nonnegative(),
});
export const cleanedSchema = z.object({
  text: z.string(),
  raw: z.string(),
  changes: z.array(changeSchema),
});
