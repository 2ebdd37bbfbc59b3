import browser from 'webextension-polyfill';
import { z } from 'zod';

/** A code handed over by a page, waiting for the person's yes. */
const pendingSchema = z.object({ code: z.string(), gateway: z.string(), tabId: z.int().optional() });
export type Pending = z.infer<typeof pendingSchema>;
const key = 'pending';

export const keepPending = (pending: Pending) => browser.storage.session.set({ [key]: pending });
export const dropPending = () => browser.storage.session.remove(key);
export async function readPending(): Promise<Pending | undefined> {
  const read = pendingSchema.safeParse((await browser.storage.session.get(key))[key]);
  return read.success ? read.data : undefined;
}
