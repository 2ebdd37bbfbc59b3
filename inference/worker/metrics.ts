import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Written } from '../writing/index.ts';
import { memoryByNode } from './metrics-memory.ts';
import type { SchedulerObserver } from './scheduler.ts';

/** Time of one recognition in the engine, in milliseconds; the encoder's with the mel spectrogram. */
export interface StageTimings {
  encodeMs: number;
  decodeMs: number;
}

/** Of a text: what became of its edit, and why sentences of the proposal were not taken. */
export type WrittenOutcome = Pick<Written, 'refusals'> & { editor: Written['editor'] | { kind: 'given_up' } };

export interface Metrics {
  registry: Registry;
  whisperSeconds: Histogram<'quality'>;
  /** To be called with what became of a text's edit (`given_up`: its speaker had gone on), and how long writing it took. */
  written(written: WrittenOutcome, seconds: number): void;
  /** Dictations that got less than they asked for. */
  degradedDictations: Counter<'what'>;
  /** Tells what becomes of the scheduler's jobs. */
  jobs: SchedulerObserver;
  /** To be called once it is known which of ggml's CPU variants runs. */
  setCpuVariant(variant: string): void;
  /** To be called after each recognition. */
  addStages(timings: StageTimings): void;
  /** To be called with the time spent on telling speech from silence. */
  addVadSeconds(seconds: number): void;
}

/** Taken when Prometheus asks; a gauge that nobody reads is not there. */
export interface Readings {
  queueSize: () => number;
  openDictations: () => number;
  slots?: () => number;
  running?: () => number;
  /** Seconds before a new phrase would find a slot. */
  backlogSeconds?: () => number;
  degraded?: () => { quality: boolean; editor: boolean };
}

/** From a short phrase on a fast machine to a long one of large-v3 on two old cores. */
const recognitionBucketsS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30];
const writingBucketsS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 2, 4, 8];
const editBucketsS = [0.1, 0.25, 0.5, 1, 2, 4, 8];
const waitBucketsS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60];
/** The event loop is looked at this often, in ms: every 10 ms, the default, would wake an idle process for nothing. */
const eventLoopMonitoringPrecision = 100;

export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });
  const gauge = (name: string, help: string, read: (() => number) | undefined) =>
    read &&
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('queue_size', 'Recognitions waiting for a core.', readings.queueSize);
  gauge('open_dictations', 'Dictations this worker is listening to.', readings.openDictations);
  gauge('scheduler_slots', 'Recognitions that may run at a time.', readings.slots);
  gauge('scheduler_running', 'Recognitions that run now.', readings.running);
  gauge('scheduler_backlog_seconds', 'Time before a new phrase would find a slot.', readings.backlogSeconds);
  new Gauge({
    name: 'degraded',
    help: '1 while new dictations get less than they ask for: the fast model, or no language model.',
    labelNames: ['what'],
    registers,
    collect() {
      for (const [what, is] of Object.entries(readings.degraded?.() ?? {})) this.set({ what }, Number(is));
    },
  });
  new Gauge({
    name: 'numa_memory_usage',
    help: 'Bytes of this process on each NUMA node.',
    labelNames: ['node'],
    registers,
    async collect() {
      for (const [node, bytes] of await memoryByNode()) this.set({ node }, bytes);
    },
  });
  const cpu = new Gauge({
    name: 'whisper_cpu_info',
    help: '1, labelled with the CPU variant of the recogniser.',
    labelNames: ['variant'],
    registers,
  });
  const stages = new Counter({
    name: 'whisper_stage_seconds_total',
    help: 'Time in each stage of recognition.',
    labelNames: ['stage'],
    registers,
  });
  const vad = new Counter({
    name: 'vad_seconds_total',
    help: 'Time spent on telling speech from silence.',
    registers,
  });
  const waits = new Histogram({
    name: 'queue_wait_seconds',
    help: 'Time a recognition waited for its slot.',
    labelNames: ['urgency'],
    buckets: waitBucketsS,
    registers,
  });
  const jobs = new Counter({
    name: 'jobs_total',
    help: 'Recognitions that ended, by what they were for and what became of them.',
    labelNames: ['urgency', 'outcome'],
    registers,
  });
  const writingSeconds = new Histogram({
    name: 'writing_processing_time_seconds',
    help: 'Time of one text through the rules and, where asked, the language model.',
    buckets: writingBucketsS,
    registers,
  });
  const llmSeconds = new Histogram({
    name: 'llm_processing_time_seconds',
    help: 'Time of one text through the language model, by what became of it.',
    labelNames: ['outcome'],
    buckets: editBucketsS,
    registers,
  });
  const refusals = new Counter({
    name: 'editor_refusals_total',
    help: 'Sentences of the language model that the guard did not take, by what it saw.',
    labelNames: ['reason'],
    registers,
  });
  const misses = new Counter({
    name: 'editor_deadline_misses_total',
    help: 'Texts that were given as the rules wrote them because the language model was late.',
    registers,
  });
  return {
    registry,
    whisperSeconds: new Histogram({
      name: 'whisper_processing_time_seconds',
      help: 'Time of one recognition, waiting excluded.',
      labelNames: ['quality'],
      buckets: recognitionBucketsS,
      registers,
    }),
    written({ editor, refusals: refused = [] }, seconds) {
      writingSeconds.observe(seconds);
      if (editor.kind !== 'not_asked') llmSeconds.observe({ outcome: editor.kind }, seconds);
      for (const reason of refused) refusals.inc({ reason });
      if (editor.kind === 'late') misses.inc();
    },
    degradedDictations: new Counter({
      name: 'degraded_dictations_total',
      help: 'Dictations that got less than they asked for.',
      labelNames: ['what'],
      registers,
    }),
    jobs: {
      started: (urgency, queuedMs) => waits.observe({ urgency }, queuedMs / 1000),
      ended: (urgency, outcome) => jobs.inc({ urgency, outcome }),
    },
    setCpuVariant: (variant) => cpu.set({ variant }, 1),
    addStages({ encodeMs, decodeMs }) {
      stages.inc({ stage: 'encoder' }, encodeMs / 1000);
      stages.inc({ stage: 'decoder' }, decodeMs / 1000);
    },
    addVadSeconds: (seconds) => vad.inc(seconds),
  };
}
