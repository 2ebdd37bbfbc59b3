import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { queueTag } from './background-sync.ts';
import { sendQueue } from './send-queue.ts';

/** Chromium's Background Sync. */
interface SyncEvent extends Event {
  tag: string;
  waitUntil(work: Promise<void>): void;
}
/** What of a service worker's scope is used here: its types and those of a page, which the client needs, exclude each other. */
interface Scope {
  __WB_MANIFEST: { url: string; revision: string | null }[];
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void;
}
declare const self: Scope;

/** The gateway's own paths; everything else that is navigated to is the app. */
const gatewayPaths = [/^\/api\//, /^\/v1\//, /^\/transcribe/, /^\/metrics/, /^\/healthz/, /^\/readyz/];

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: gatewayPaths }));

self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
self.addEventListener('sync', (event) => {
  if (event.tag === queueTag) event.waitUntil(sendQueue());
});
