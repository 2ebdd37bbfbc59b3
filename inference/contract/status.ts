import { z } from 'zod';

/** `GET` on the worker's socket. `/healthz`: alive. `/readyz`: 200 once the recogniser is loaded and has run. `/metrics`: Prometheus text. */
export const statusPath = '/status';

export const workerStatusSchema = z.object({
  pid: z.int(),
  ready: z.boolean(),
  /** Jobs waiting for a core. */
  queueSize: z.int().nonnegative(),
  openDictations: z.int().nonnegative(),
  models: z.array(
    z.object({ id: z.string(), role: z.string(), state: z.enum(['loading', 'ready', 'absent', 'failed']) }),
  ),
  /** ggml's CPU variant in use, e.g. `haswell`, `sapphirerapids`. */
  cpuVariant: z.string(),
  threads: z.int(),
  rssBytes: z.int(),
});
export type WorkerStatus = z.infer<typeof workerStatusSchema>;
