import type { WorkerStatus } from '@alfavoice/inference/contract';
import type { Worker } from '../workers/worker.ts';

/** What a worker tells that is well and has nothing to do. */
export const idleStatus: WorkerStatus = {
  pid: 1,
  ready: true,
  healthy: true,
  queueSize: 0,
  slots: 1,
  running: 0,
  backlogS: 0,
  degraded: { quality: false, editor: false },
  openDictations: 0,
  models: [],
  cpuVariant: 'none',
  threads: 1,
  versions: {},
  rssBytes: 1,
};

/** A worker that is well and is only given dictations. @param open what it does with one */
export const workerThat = (open: Worker['open']): Worker => ({
  name: 'worker',
  status: async () => idleStatus,
  metrics: () => Promise.reject(new Error('not asked')),
  clean: () => Promise.reject(new Error('not asked')),
  open,
});
