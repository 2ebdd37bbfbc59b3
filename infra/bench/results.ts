import type { Mode } from '@alfavoice/gateway/contract';
import type { Clip } from '../speech/clips.ts';
import type { BenchOptions } from './options.ts';

/** What `bench.json` holds. Times in milliseconds or, where the name says S, seconds; memory in bytes. */
export interface BenchResults {
  format: 1;
  startedAt: string;
  minutes: number;
  machine: { cpu: string; cores: number; memoryBytes: number; variant: string };
  model: { id: string; file: string; sizeBytes: number };
  /** By name: product, whisper.cpp, node, and the baselines' where they ran. */
  versions: Record<string, string>;
  options: BenchOptions;
  clips: ClipFacts[];
  idle?: IdleResult;
  memory?: MemoryResult;
  live: LiveResult[];
  quiet?: QuietResult;
  shares?: StageShares;
  plain?: SystemRun;
  forms?: FormsResult;
  baselines: BaselineRun[];
  load: LoadResult[];
  levers?: LeverRun[];
  variants?: VariantRun[];
  soak?: SoakResult;
  production?: ProductionResult;
  /** What was left out or went wrong, a sentence each. */
  notes: string[];
}

export interface ClipFacts extends Pick<Clip, 'id' | 'lang' | 'seconds'> {
  words: number;
  /** From the last word to the clip's end. */
  silenceMs: number;
}

/** One clip spoken to the product at the pace of speech. */
export interface LiveResult {
  id: string;
  mode: Mode;
  /** Nothing else was spoken meanwhile: only then are time and CPU its own. */
  alone: boolean;
  /** As written. */
  text: string;
  /** Words wrong in what was recognised, before writing. */
  errors: number;
  /** null: no text came. */
  stopToTextMs: number | null;
  segments: number;
  /** When hypotheses with words came, from the begin of speech. */
  hypothesesMs: number[];
  /** From the begin of speech to the stop. */
  speechMs: number;
  /** Of all the product's processes from the begin to the text. */
  cpuS: number;
  failure?: string;
}

/** A recogniser that gets each clip whole. */
export interface SystemRun {
  clips: { id: string; text: string; errors: number; elapsedMs: number; cpuS: number }[];
}

export interface BaselineRun extends SystemRun {
  name: string;
  /** Version, flags, threads. */
  how: string;
}

/** A recording changed in a way that nobody would notice. */
export interface Form {
  /** Of the amplitude. */
  factor: number;
  /** Off the beginning. */
  cutMs: number;
}

/** Words wrong in each form, by the product's recogniser and plainly. */
export interface FormsResult {
  forms: Form[];
  clips: { id: string; own: number[]; plain: number[] }[];
}

export interface QuietResult {
  dbfs: number;
  words: number;
  /** Words wrong of the same clips as recorded, and so quietly. */
  errorsAsRecorded: number;
  errorsQuiet: number;
  clips: number;
  clipsWithoutText: number;
}

/** Seconds of work by stage over `speechS` seconds of speech; a stage that the product does not tell is absent. */
export interface StageShares {
  speechS: number;
  stages: Partial<Record<Stage, number>>;
}
export const stages = ['mel', 'encoder', 'decoder', 'vad', 'queue'] as const;
export type Stage = (typeof stages)[number];

export interface LoadLevel {
  sessions: number;
  dictations: number;
  failures: number;
  p50Ms: number | null;
  /** null: so many failed that there is none. */
  p95Ms: number | null;
  /** Cores that its processes kept busy. */
  busyCores: number;
}

export interface LoadResult {
  name: string;
  /** Cores that it may use. */
  cores: number;
  levels: LoadLevel[];
}

export interface VariantRun {
  variant: string;
  /** As the product told it; null: it tells none. */
  told: string | null;
  clips: { id: string; text: string; errors: number; stopToTextMs: number | null; cpuS: number }[];
}

/** The product with one setting of what is done before the end, over the same clips. */
export interface LeverRun {
  name: string;
  live: LiveResult[];
}

export interface IdleResult {
  rssBytes: number;
  pssBytes: number;
  cpuPercent: number;
}

/** Largest memory seen while so many sessions speak at a time. */
export interface MemoryResult {
  sessions: { sessions: number; rssBytes: number; pssBytes: number }[];
}

export interface SoakResult {
  dictations: number;
  failures: number;
  samples: { dictations: number; pssBytes: number }[];
}

/** A model of random weights through the addon, in a process of its own for each CPU variant. */
export interface ModelTiming {
  model: string;
  type: string;
  variant: string;
  sizeBytes: number;
  threads: number;
  /** A new window of 30 s of sound, and one of 10 s. */
  encoderFullMs: number;
  encoder10sMs: number;
  /** 2 s more to a window of 26 s, of which the last 4 s are encoded again: the look that somebody waits for. */
  encoderMoreMs: number;
  /** null: the random model ended its texts too early to tell. */
  msPerToken: number | null;
  /** 64 forced tokens in one batch. */
  prefix64Ms: number;
}

/** How many dictations at a time a large server would carry, by simulation. */
export interface Capacity {
  quality: 'high' | 'normal';
  model: string;
  type: string;
  variant: string;
  cores: number;
  /** Of one recognition, as it carries most. */
  threads: number;
  /** Time allowed from the end of speech. */
  withinMs: number;
  /** Most dictations at a time whose p95 keeps it; 0: not even one. */
  dictations: number;
  p95Ms: number;
  /** p95 of one dictation alone. */
  aloneP95Ms: number;
  /** Weights read from memory by each NUMA node at that load. */
  gigabytesPerSecond: number;
}

export interface ProductionResult {
  timings: ModelTiming[];
  capacities: Capacity[];
}
