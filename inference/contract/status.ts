import { z } from 'zod';

/** `GET` on the worker's socket. `/healthz`: 200 unless a recognition hangs; then 503, and the process is to be killed. `/readyz`: 200 once the recogniser is loaded and has run. `/metrics`: Prometheus text. */
export const statusPath = '/status';

export const workerStatusSchema = z.object({
  pid: z.int(),
  /** It takes dictations. */
  ready: z.boolean(),
  /** `false`: a recognition hangs, and nothing but a new process mends it. */
  healthy: z.boolean(),
  /** Jobs waiting for a core. */
  queueSize: z.int().nonnegative(),
  /** Jobs that may run at a time, and those that do. */
  slots: z.int().positive(),
  running: z.int().nonnegative(),
  /** Seconds before a new phrase would find a slot. */
  backlogS: z.number().nonnegative(),
  /** What new dictations are denied because of the backlog. */
  degraded: z.object({ quality: z.boolean(), editor: z.boolean() }),
  openDictations: z.int().nonnegative(),
  models: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      state: z.enum(['loading', 'ready', 'absent', 'failed']),
      /** Why it failed, in a sentence. */
      reason: z.string().optional(),
    }),
  ),
  /** ggml's CPU variant in use, e.g. `haswell`, `sapphirerapids`. */
  cpuVariant: z.string(),
  threads: z.int(),
  /** CPU cores it may use, as Linux lists them: `0-21,44-65`; absent where the system does not tell. */
  cores: z.string().optional(),
  /** Of what it runs on, e.g. `{ node: "20.20.2" }`. */
  versions: z.record(z.string(), z.string()),
  rssBytes: z.int(),
});
export type WorkerStatus = z.infer<typeof workerStatusSchema>;
