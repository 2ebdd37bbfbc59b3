import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { defaultListenOptions, type ListenOptions } from '../listening/listen-options.ts';
import { cacheDirOf } from '../models/index.ts';
import type { DegradationOptions } from './degradation.ts';

export interface WorkerConfiguration {
  /** Path of the unix socket to serve. */
  socketPath: string;
  cacheDir: string;
  /** ggml's CPU variant; `undefined`: the best that runs here. */
  cpuVariant: string | undefined;
  /** Of one recognition. */
  whisperThreads: number;
  /** Recognitions at a time, until a calibration finds a better number. */
  slots: number;
  /** Whether to measure how many at a time are best: nobody has said it. */
  calibrate: boolean;
  /** Cores to be shared out among recognitions. */
  cores: number;
  /** Of the language model. */
  llmThreads: number;
  /** Jobs waiting for a core; beyond it new dictations are refused. */
  maxQueueSize: number;
  /** When what is being said is looked at before its end. */
  listening: ListenOptions;
  /** From which backlog on new dictations get less than they ask for. */
  degradation: DegradationOptions;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Ids of the catalogue; `undefined`: the best installed. */
  models: { normal?: string | undefined; high?: string | undefined; editor?: string | undefined };
}

/** One recognition gains little from more: several narrow ones serve more people than a wide one. */
const mostThreadsByDefault = 2;
/** From so many cores on one stays free for sockets and endpointing; on two, both are needed to be fast. */
const coresToSpareOne = 4;
/** A minute's work for two slots at 2 s a job: who waits longer does better to try again. */
const queueSizeByDefault = 64;
/** A text that comes so late is no dictation any more; the fast model catches up. */
const normalFromSByDefault = 4;
/** And if it does not, the cores of the language model are wanted for hearing. */
const rulesFromSByDefault = 8;

const count = (cores: number) =>
  z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(cores, `must be at most ${cores}`);

const backlogSeconds = (byDefault: number) =>
  z.coerce.number('must be a number of seconds').positive('must be more than 0').default(byDefault);

/** Milliseconds between two looks; 0: none, which no time ever reaches. */
const milliseconds = (byDefault: number) =>
  z.coerce
    .number('must be a number of milliseconds')
    .min(0, 'must be 0 or more')
    .default(byDefault)
    .transform((ms) => (ms === 0 ? Number.POSITIVE_INFINITY : ms));

const mostThreads = 256;
const mostCores = 8192;
const mostQueued = 100_000;
const modelId = z.string().trim().min(1, 'must be an id of `npm run models -- list`').optional();

const environmentSchema = z.object({
  WORKER_SOCKET: z
    .string('must be the path of the unix socket to serve')
    .min(1, 'must be the path of the unix socket to serve'),
  WORKER_CORES: count(mostCores).optional(),
  WHISPER_CPU_VARIANT: z
    .string()
    .regex(/^[\w.]+$/, 'must be the name of a CPU variant, such as haswell')
    .optional(),
  WHISPER_THREADS: count(mostThreads).optional(),
  WHISPER_SLOTS: count(mostThreads).optional(),
  LLM_THREADS: count(mostThreads).optional(),
  MAX_QUEUE_SIZE: count(mostQueued).default(queueSizeByDefault),
  LIVE_WORDS_EVERY_MS: milliseconds(defaultListenOptions.viewEveryMs),
  LOOK_AHEAD_AFTER_MS: milliseconds(defaultListenOptions.speculateAfterMs),
  DEGRADE_QUALITY_AFTER_S: backlogSeconds(normalFromSByDefault),
  DEGRADE_EDITOR_AFTER_S: backlogSeconds(rulesFromSByDefault),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
  WHISPER_MODEL_NORMAL: modelId,
  WHISPER_MODEL_HIGH: modelId,
  LLM_MODEL: modelId,
});

export type ConfigurationOutcome = { ok: true; configuration: WorkerConfiguration } | { ok: false; problems: string[] };

/**
 * @param root what a relative CACHE_DIR counts from
 * @param cores CPU cores this process may use, unless WORKER_CORES says how many it may count on
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  { root = process.cwd(), cores: allowed = availableParallelism() }: { root?: string; cores?: number } = {},
): ConfigurationOutcome {
  // An empty value is how a shell unsets: the default holds.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) };
  }
  const { data } = parsed;
  const cores = Math.min(allowed, data.WORKER_CORES ?? allowed);
  const threads = data.WHISPER_THREADS ?? Math.min(mostThreadsByDefault, cores);
  const usable = cores >= coresToSpareOne ? cores - 1 : cores;
  return {
    ok: true,
    configuration: {
      socketPath: data.WORKER_SOCKET,
      cacheDir: cacheDirOf(environment, root),
      cpuVariant: data.WHISPER_CPU_VARIANT,
      whisperThreads: threads,
      slots: data.WHISPER_SLOTS ?? Math.max(1, Math.floor(usable / threads)),
      calibrate: data.WHISPER_SLOTS === undefined,
      cores: usable,
      // Beside a recognition: on cores that it has taken, an edit takes many times as long (2 threads on 2 busy cores).
      llmThreads: data.LLM_THREADS ?? Math.max(1, Math.min(threads, cores - threads)),
      maxQueueSize: data.MAX_QUEUE_SIZE,
      listening: listenOptions(data.LIVE_WORDS_EVERY_MS, data.LOOK_AHEAD_AFTER_MS),
      degradation: { normalFromS: data.DEGRADE_QUALITY_AFTER_S, rulesFromS: data.DEGRADE_EDITOR_AFTER_S },
      logLevel: data.LOG_LEVEL,
      models: { normal: data.WHISPER_MODEL_NORMAL, high: data.WHISPER_MODEL_HIGH, editor: data.LLM_MODEL },
    },
  };
}

/** Where there are no live words there is no first look either. */
const listenOptions = (viewEveryMs: number, speculateAfterMs: number): ListenOptions => ({
  ...defaultListenOptions,
  viewEveryMs,
  speculateAfterMs,
  ...(viewEveryMs === Number.POSITIVE_INFINITY && { firstViewMs: viewEveryMs }),
});
