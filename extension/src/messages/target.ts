import { z } from 'zod';

/** Where a dictation was begun: its overlay is in frame 0 of the tab, its pinned field in `frameId`. */
export const targetSchema = z.object({
  tabId: z.int(),
  frameId: z.int(),
  host: z.string(),
  /** The name of that pin: a page may be asked for the field of another dictation, which it no longer knows. */
  pin: z.string(),
});
export type Target = z.infer<typeof targetSchema>;
