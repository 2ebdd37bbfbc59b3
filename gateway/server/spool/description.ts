import { z } from 'zod';
import {
  contextSchema,
  dictationIdSchema,
  modeSchema,
  qualitySchema,
  spokenLanguageSchema,
} from '../../contract/live/messages.ts';

/** What is needed to finish a dictation without its client. */
export const spoolDescriptionSchema = z.object({
  userId: z.uuid(),
  dictationId: dictationIdSchema,
  quality: qualitySchema,
  mode: modeSchema,
  /** Undefined: that of the user's settings. */
  language: spokenLanguageSchema.optional(),
  context: contextSchema.optional(),
  /** Its client keeps the recording and may come back. */
  resumable: z.boolean(),
  /** By the gateway's clock. */
  startedAtMs: z.number(),
});
export type SpoolDescription = z.infer<typeof spoolDescriptionSchema>;

/** Sound in the spool that nobody works on. */
export interface Orphan {
  /** Of the blob. */
  id: string;
  description: SpoolDescription;
  bytes: number;
  /** The dictation came whole: its client said `stop`. */
  sealed: boolean;
}
