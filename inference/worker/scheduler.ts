import { ServiceTimes } from './scheduler-estimates.ts';
import { TimeUsed } from './scheduler-fairness.ts';
import type { Job, JobOutcome, JobResult, RunningJob, SchedulerObserver } from './scheduler-job.ts';
import { coresAreComing, coresLeft, type Need, type Room, toPreempt } from './scheduler-preemption.ts';
import { Running } from './scheduler-running.ts';
import { ThreadGrant } from './scheduler-threads.ts';
import { isAwaited, isRecorded, rankOf, type Urgency } from './scheduler-urgency.ts';

export type { Job, JobOutcome, JobResult, RunningJob, SchedulerObserver } from './scheduler-job.ts';
export { Preempted, type Urgency, urgencies } from './scheduler-urgency.ts';

export interface SchedulerOptions {
  /** Of one job, when the cores are free. */
  mostThreads?: number;
  /** Cores that others leave to these jobs, asked whenever one may start. */
  freeCores?: () => number;
  observer?: SchedulerObserver;
}

/** An upload's piece waits no longer for those who speak: where somebody always does, it still gets on. */
const mostHeldMs = 10_000;

interface Waiting {
  job: Omit<Job<unknown>, 'run'>;
  queuedAtMs: number;
  start: (running: Running) => void;
}

/**
 * Gives out `slots` places to run in: the most urgent first, fair between users by the time they have had. What somebody
 * waits for does not wait for what nobody waits for: that is aborted to make room. Holds no models of its own.
 */
export class Scheduler {
  readonly #now: () => number;
  readonly #freeCores: () => number;
  readonly #observer: SchedulerObserver;
  readonly #used: TimeUsed;
  readonly #times = new ServiceTimes();
  readonly #grant: ThreadGrant;
  readonly #running = new Set<Running>();
  #waiting: Waiting[] = [];
  #slots: number;
  #mostThreads: number;
  /** When each user was last served, as a rising number: the order among those who have had the same. */
  readonly #servedAt = new Map<string, number>();
  #served = 0;
  #speaking = 0;
  #endedCoreMs = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    slots: number,
    now: () => number,
    { mostThreads = 1, freeCores = () => Number.POSITIVE_INFINITY, observer = {} }: SchedulerOptions = {},
  ) {
    this.#slots = slots;
    this.#now = now;
    this.#mostThreads = mostThreads;
    this.#freeCores = freeCores;
    this.#observer = observer;
    this.#used = new TimeUsed(now);
    this.#grant = new ThreadGrant(() => this.#mostThreads);
  }

  /** Jobs at a time. */
  get slots(): number {
    return this.#slots;
  }

  get mostThreads(): number {
    return this.#mostThreads;
  }

  /** From the next job on. */
  resize({ slots, mostThreads }: { slots: number; mostThreads: number }): void {
    this.#slots = slots;
    this.#mostThreads = mostThreads;
    this.#startNext();
  }

  /**
   * Somebody speaks, and may stop at any moment: meanwhile the last free slot is kept from what is recorded.
   * @returns to be called once, when she has stopped
   */
  beginSpeech(): () => void {
    this.#speaking += 1;
    return () => {
      this.#speaking -= 1;
      this.#startNext();
    };
  }

  /** To be called when a waiting job has become more urgent: it may be worth making room for now. */
  reconsider(): void {
    this.#startNext();
  }

  /** Jobs that wait for a slot. */
  get queueSize(): number {
    return this.#waiting.length;
  }

  get running(): number {
    return this.#running.size;
  }

  get jobs(): readonly RunningJob[] {
    return [...this.#running];
  }

  /**
   * Slots that a hypothesis would find, or would get next: uploads and files run a piece at a time and come behind it.
   * None while its like or somebody who is waited for would have them: then it need not be asked for.
   */
  get slotsForHypotheses(): number {
    const running = [...this.#running].filter(({ urgency }) => !isRecorded(urgency)).length;
    const waiting = this.#waiting.filter(({ job }) => !isRecorded(job.urgency())).length;
    return Math.max(0, this.#slots - running - waiting);
  }

  /** Jobs that would be served before a new segment; 0 means at once. */
  get position(): number {
    const lasting = [...this.#running].filter(({ urgency }) => isAwaited(urgency)).length;
    return lasting < this.#slots ? 0 : this.queuedBefore('segment') + 1;
  }

  /** Waiting jobs that such a new one would not overtake. */
  queuedBefore(urgency: Urgency): number {
    return this.#waiting.filter(({ job }) => rankOf(job.urgency()) <= rankOf(urgency)).length;
  }

  /** Seconds of work before such a new job would find a slot, at the pace of the last jobs. */
  secondsUntil(urgency: Urgency): number {
    const waitingMs = this.#waiting
      .filter(({ job }) => rankOf(job.urgency()) <= rankOf(urgency))
      .reduce((sum, { job }) => sum + this.#times.expectedMs(job.urgency(), job.soundMs), 0);
    const runningMs = [...this.#running]
      .filter((job) => !isAwaited(urgency) || isAwaited(job.urgency))
      .reduce((sum, job) => sum + Math.max(0, this.#expectedMs(job) - (this.#now() - job.startedAtMs)), 0);
    return (waitingMs + runningMs) / this.#slots / 1000;
  }

  /** Milliseconds that such a job will run; `undefined` until one has ended. */
  expectedMs(job: Pick<RunningJob, 'urgency' | 'soundMs'>): number | undefined {
    return this.#times.known ? this.#expectedMs(job) : undefined;
  }

  /** Threads of the job in whose course this is asked. */
  get threads(): number {
    return this.#grant.threads;
  }

  /** For work outside the queue. */
  withThreads<T>(threads: number, work: () => T): T {
    return this.#grant.run(threads, work);
  }

  /** Milliseconds times threads given to jobs so far. */
  get coreMs(): number {
    return [...this.#running].reduce((sum, { coreMs }) => sum + coreMs, this.#endedCoreMs);
  }

  /**
   * Rejects with the job's error; with the signal's reason when it is aborted, waiting or running; with `Preempted` when
   * it had to make room: it may be tried again.
   */
  async run<T>(job: Job<T>): Promise<JobResult<T>> {
    const queuedAtMs = this.#now();
    const running = await this.#turn(job);
    let outcome: JobOutcome = 'failed';
    try {
      running.signal.throwIfAborted();
      const value = await this.#grant.run(running.threads, () => job.run(running.signal));
      outcome = 'done';
      const runMs = this.#now() - running.startedAtMs;
      this.#times.observe(running.urgency, job.soundMs, runMs);
      return { value, queuedMs: running.startedAtMs - queuedAtMs, runMs };
    } catch (error) {
      if (!running.ending) throw error;
      outcome = job.signal.aborted ? 'cancelled' : 'preempted';
      throw job.signal.aborted ? job.signal.reason : running.signal.reason;
    } finally {
      this.#end(running, outcome);
    }
  }

  #turn(job: Omit<Job<unknown>, 'run'>): Promise<Running> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(job.signal.reason);
        this.#observer.ended?.(job.urgency(), 'cancelled');
        this.#observer.changed?.();
      };
      const waiting: Waiting = {
        job,
        queuedAtMs: this.#now(),
        start: (running) => {
          job.signal.removeEventListener('abort', leave);
          resolve(running);
        },
      };
      if (job.signal.aborted) return reject(job.signal.reason);
      job.signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#startNext();
      this.#observer.changed?.();
    });
  }

  #end(running: Running, outcome: JobOutcome): void {
    running.release();
    this.#running.delete(running);
    this.#endedCoreMs += running.coreMs;
    this.#used.add(running.userId, running.coreMs);
    this.#startNext();
    if (this.#running.size === 0) {
      this.#used.forgetOld();
      this.#servedAt.clear();
    }
    this.#observer.ended?.(running.urgency, outcome);
    this.#observer.changed?.();
  }

  #startNext(): void {
    for (;;) {
      const need = this.#need();
      const running = [...this.#running];
      for (const job of toPreempt(running, need, this.#room())) job.preempt();
      const next = this.#running.size < this.#slots ? this.#mostUrgent() : undefined;
      if (!next || (isAwaited(next.job.urgency()) && coresAreComing(running, need, this.#room()))) return;
      this.#start(next);
    }
  }

  #start({ job, queuedAtMs, start }: Waiting): void {
    const threads = Math.min(this.#mostThreads, this.#coresFor(job.urgency()));
    const running = new Running(job, threads, this.#now);
    this.#waiting = this.#waiting.filter((other) => other.job !== job);
    this.#running.add(running);
    this.#served += 1;
    this.#servedAt.set(job.userId, this.#served);
    this.#observer.started?.(job.urgency(), running.startedAtMs - queuedAtMs);
    start(running);
  }

  /**
   * Uploads and files keep their slot when somebody comes who waits: from the beginning they leave the cores for it, as
   * more threads than cores would hold up both many times over. Where there is one slot they make room anyway.
   */
  #coresFor(urgency: Urgency): number {
    const left = coresLeft([...this.#running], this.#room());
    return isRecorded(urgency) && this.#slots > 1 ? Math.max(1, left - this.#mostThreads) : left;
  }

  #mostUrgent(): Waiting | undefined {
    const used = new Map<string, number>();
    for (const { userId, coreMs } of this.#running) used.set(userId, (used.get(userId) ?? 0) + coreMs);
    const ranked = this.#waiting
      .filter((waiting) => !this.#isHeld(waiting))
      .map((waiting) => ({
        waiting,
        rank: rankOf(waiting.job.urgency()),
        used: (used.get(waiting.job.userId) ?? 0) + this.#used.of(waiting.job.userId),
        servedAt: this.#servedAt.get(waiting.job.userId) ?? 0,
      }));
    // Sorting keeps the order of arrival among equals.
    ranked.sort((a, b) => a.rank - b.rank || a.used - b.used || a.servedAt - b.servedAt);
    return ranked[0]?.waiting;
  }

  #isHeld({ job, queuedAtMs }: Waiting): boolean {
    const takesLastSlot = this.#running.size + 1 >= this.#slots;
    const isDue = this.#now() - queuedAtMs >= mostHeldMs;
    return this.#speaking > 0 && takesLastSlot && isRecorded(job.urgency()) && !isDue;
  }

  #need(): Need {
    const jobs = this.#waiting.filter(({ job }) => isAwaited(job.urgency())).length;
    return { jobs, threads: Math.min(this.#mostThreads, coresLeft([], this.#room())) };
  }

  #room(): Room {
    return { slots: this.#slots, cores: this.#freeCores() };
  }

  #expectedMs({ urgency, soundMs }: Pick<RunningJob, 'urgency' | 'soundMs'>): number {
    return this.#times.expectedMs(urgency, soundMs);
  }
}
