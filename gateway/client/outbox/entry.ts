import { z } from 'zod';
import { contextSchema, modeSchema, qualitySchema, spokenLanguageSchema } from '../../contract/live/messages.ts';
import { errorCodeSchema } from '../../contract/problem.ts';

/** What is known about a dictation beside its sound. Encrypted, as that is. */
export const entrySchema = z.object({
  dictationId: z.string(),
  request: z.object({
    quality: qualitySchema,
    mode: modeSchema,
    language: spokenLanguageSchema,
    context: contextSchema.optional(),
  }),
  recordedAt: z.string(),
  /**
   * `recording` until it ended. `waiting` to be sent. `delivered`: the server has all of it, and is to say that the
   * text is stored. `stored`: it said so, the sound is deleted. `refused`: a person has to look. `cancelled`: nothing of
   * it is here, and what the server has of it is to be deleted.
   */
  stage: z.enum(['recording', 'waiting', 'delivered', 'stored', 'refused', 'cancelled']),
  interrupted: z.boolean(),
  sentBytes: z.number(),
  damagedSamples: z.number(),
  /** Attempts the server answered with a fault of its own. */
  faults: z.number(),
  reason: z.union([errorCodeSchema, z.literal('unreadable')]).optional(),
  historyId: z.string().optional(),
  text: z.string().optional(),
  /** Once the sound is deleted. */
  samples: z.number().optional(),
});
export type Entry = z.infer<typeof entrySchema>;

export const newEntry = (dictationId: string, request: Entry['request'], recordedAt: string): Entry => ({
  dictationId,
  request,
  recordedAt,
  stage: 'recording',
  interrupted: false,
  sentBytes: 0,
  damagedSamples: 0,
  faults: 0,
});

/** Stands in for one that cannot be read: its sound may still be whole. */
export const unreadableEntry = (id: string): Entry => ({
  ...newEntry(id, { quality: 'normal', mode: 'after_recording', language: 'auto' }, new Date(0).toISOString()),
  stage: 'waiting',
});
