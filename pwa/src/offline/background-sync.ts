/** The browser wakes the service worker with it once there is a network, also when no page is open. */
export const queueTag = 'alfavoice-queue';

/** Chromium's; not in the DOM's types. */
interface SyncingRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/** Asks the browser to send the queue when it can. Without it, the next page that is open does. */
export async function askForBackgroundSync({ serviceWorker }: Navigator): Promise<void> {
  const registration: SyncingRegistration | undefined = await serviceWorker?.getRegistration();
  try {
    await registration?.sync?.register(queueTag);
  } catch (error) {
    // Refused by a policy or without an active worker.
    if (!(error instanceof DOMException)) throw error;
  }
}
