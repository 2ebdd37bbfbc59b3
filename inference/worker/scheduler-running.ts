import type { Job, RunningJob } from './scheduler-job.ts';
import type { Occupant } from './scheduler-preemption.ts';
import { Preempted, type Urgency } from './scheduler-urgency.ts';

/** A job that has its slot, and the signal it runs under. */
export class Running implements RunningJob, Occupant {
  readonly threads: number;
  readonly startedAtMs: number;
  abortedAtMs: number | undefined;
  readonly #job: Omit<Job<unknown>, 'run'>;
  readonly #now: () => number;
  readonly #controller = new AbortController();
  readonly #cancel = () => this.#abort(this.#job.signal.reason);

  constructor(job: Omit<Job<unknown>, 'run'>, threads: number, now: () => number) {
    this.#job = job;
    this.#now = now;
    this.threads = threads;
    this.startedAtMs = now();
    if (job.signal.aborted) this.#cancel();
    else job.signal.addEventListener('abort', this.#cancel, { once: true });
  }

  get userId(): string {
    return this.#job.userId;
  }

  get urgency(): Urgency {
    return this.#job.urgency();
  }

  get soundMs(): number | undefined {
    return this.#job.soundMs;
  }

  /** Fires when the job is cancelled or preempted. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get ending(): boolean {
    return this.signal.aborted;
  }

  /** Threads times milliseconds so far. */
  get coreMs(): number {
    return (this.#now() - this.startedAtMs) * this.threads;
  }

  preempt(): void {
    this.#abort(new Preempted());
  }

  /** The end: the caller's signal is not listened to any more. */
  release(): void {
    this.#job.signal.removeEventListener('abort', this.#cancel);
  }

  #abort(reason: unknown): void {
    this.abortedAtMs ??= this.#now();
    this.#controller.abort(reason);
  }
}
