import type { WorkerStatus } from '@alfavoice/inference/contract';

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
