import browser from 'webextension-polyfill';
import { z } from 'zod';
import { targetSchema } from '../messages/target.ts';

/** The dictation there is now, as the background must know it after it was put to sleep. */
const currentSchema = z.object({
  target: targetSchema,
  /** `kept`: it failed, and the recorder still holds the recording. */
  stage: z.enum(['listening', 'working', 'kept']),
});
export type Current = z.infer<typeof currentSchema>;
const key = 'current';

export async function readCurrent(): Promise<Current | undefined> {
  const read = currentSchema.safeParse((await browser.storage.session.get(key))[key]);
  return read.success ? read.data : undefined;
}
export const keepCurrent = (current: Current) => browser.storage.session.set({ [key]: current });
export const dropCurrent = () => browser.storage.session.remove(key);
