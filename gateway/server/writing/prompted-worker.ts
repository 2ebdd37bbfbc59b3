import type { Worker } from '../workers/worker.ts';
import type { Prompts } from './prompts.ts';

/** A worker that is told the administrators' prompts with everything it is to write. */
export function promptedWorker(worker: Worker, prompts: Pick<Prompts, 'inUse'>): Worker {
  const told = <W extends object>(writing: W | undefined) => {
    const inUse = prompts.inUse();
    return Object.keys(inUse).length > 0 ? { ...writing, prompts: inUse } : writing;
  };
  return {
    name: worker.name,
    status: (signal) => worker.status(signal),
    metrics: (signal) => worker.metrics(signal),
    clean: (request, signal) => worker.clean({ ...request, ...told(undefined) }, signal),
    open(open, events) {
      const writing = told(open.writing);
      return worker.open({ ...open, ...(writing && { writing }) }, events);
    },
  };
}
