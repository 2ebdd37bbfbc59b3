import { z } from 'zod';
import { readinessSchema } from './health.ts';

/** CPU cores as Linux lists them: `0-21,44-65`; absent where the system does not tell. */
const coresSchema = z.string().optional();
const versionsSchema = z.record(z.string(), z.string());

/** What an inference worker says of itself. */
export const workerDetailsSchema = z.object({
  pid: z.int(),
  /** ggml's CPU variant in use, e.g. `haswell`, `sapphirerapids`. */
  cpu_variant: z.string(),
  cores: coresSchema,
  /** Of one recognition at most. */
  threads: z.int(),
  /** Recognitions that may run at a time, those that do, those that wait. */
  slots: z.int(),
  running: z.int(),
  queue_size: z.int(),
  /** Before a new phrase would find a slot. */
  backlog_s: z.number(),
  /** What new dictations are denied because of the backlog. */
  degraded: z.object({ quality: z.boolean(), editor: z.boolean() }),
  open_dictations: z.int(),
  memory_bytes: z.int(),
  models: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      state: z.enum(['loading', 'ready', 'absent', 'failed']),
      /** Why it failed, in a sentence. */
      reason: z.string().optional(),
    }),
  ),
  versions: versionsSchema,
});

export const workerReportSchema = z.object({
  /** As in the label `worker` of the metrics. */
  name: z.string(),
  /** `hung`: a recognition hangs, it is being started again. `away`: it does not answer. */
  state: z.enum(['ready', 'starting', 'hung', 'away']),
  /** As of its last answer; null while it is away. */
  details: workerDetailsSchema.nullable(),
});
export type WorkerReport = z.infer<typeof workerReportSchema>;

/** The whole installation as this gateway sees it. */
export const systemStatusSchema = readinessSchema.extend({
  version: z.string(),
  gateway: z.object({
    pid: z.int(),
    uptime_s: z.number(),
    cores: coresSchema,
    memory_bytes: z.int(),
    active_connections: z.int(),
    versions: versionsSchema,
  }),
  workers: z.array(workerReportSchema),
});
export type SystemStatus = z.infer<typeof systemStatusSchema>;
