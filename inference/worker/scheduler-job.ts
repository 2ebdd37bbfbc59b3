import type { Urgency } from './scheduler-urgency.ts';

export interface Job<T> {
  /** For fairness: among equally urgent jobs, that of the user who has had the least of the cores lately. */
  userId: string;
  /** Asked whenever a slot is free: a segment becomes a final while it waits. */
  urgency: () => Urgency;
  /** Aborting takes a waiting job out of the queue; a running one gets it through `run`. */
  signal: AbortSignal;
  /** Length of the sound it works on, where known: for estimates, and to tell a long job from one that hangs. */
  soundMs?: number | undefined;
  /** @param signal fires when the job is aborted, and when it is to make room (its reason is `Preempted` then) */
  run: (signal: AbortSignal) => Promise<T>;
}

export interface JobResult<T> {
  value: T;
  queuedMs: number;
  runMs: number;
}

export type JobOutcome = 'done' | 'failed' | 'cancelled' | 'preempted';

/** Told what becomes of the jobs. */
export interface SchedulerObserver {
  /** A job has got its slot. */
  started?(urgency: Urgency, queuedMs: number): void;
  /** A job has ended, whether it ran or not. */
  ended?(urgency: Urgency, outcome: JobOutcome): void;
  /** Jobs came or went: the backlog is another. */
  changed?(): void;
}

/** A job that runs, as the watchdog sees it. */
export interface RunningJob {
  readonly urgency: Urgency;
  readonly soundMs: number | undefined;
  readonly startedAtMs: number;
  /** Since when it should be ending. */
  readonly abortedAtMs: number | undefined;
}
