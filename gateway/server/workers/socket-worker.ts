import { clean, openDictation, workerMetrics, workerStatus } from '@alfavoice/inference/client';
import type { Worker } from './worker.ts';

/** @returns the worker that listens on a unix socket of this machine */
export const socketWorker = (socketPath: string, name: string): Worker => ({
  name,
  status: (signal) => workerStatus({ socketPath, signal }),
  metrics: (signal) => workerMetrics({ socketPath, signal }),
  clean: (request, signal) => clean({ socketPath, signal }, request),
  open({ type: _open, ...open }, events) {
    const link = openDictation({ socketPath, open });
    const listen = async () => {
      for await (const event of link.events) {
        if (event.type === 'worker_lost') events.lost();
        else events.message(event);
      }
    };
    listen().catch(() => events.lost());
    return link;
  },
});
