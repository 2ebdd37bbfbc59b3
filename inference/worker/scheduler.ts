/** What is served first. Nobody waits for a hypothesis; somebody stares at the screen for a final. */
export const urgencies = ['final', 'segment', 'hypothesis'] as const;
export type Urgency = (typeof urgencies)[number];

export interface Job<T> {
  /** For fairness: among equally urgent jobs, that of the user who was served longest ago. */
  userId: string;
  /** Asked whenever a slot is free: a segment becomes a final while it waits. */
  urgency: () => Urgency;
  /** Aborting takes a waiting job out of the queue; a running one gets it through `run`. */
  signal: AbortSignal;
  run: () => Promise<T>;
}

export interface JobResult<T> {
  value: T;
  queuedMs: number;
  runMs: number;
}

interface Waiting {
  userId: string;
  urgency: () => Urgency;
  start: () => void;
}

/** How much the newest job weighs in the mean time of a job. */
const newestWeight = 0.2;
const firstGuessMs = 1_000;

/** Gives out `slots` places to run in, most urgent first, fair between users. Holds no threads and no models of its own. */
export class Scheduler {
  readonly #slots: number;
  readonly #now: () => number;
  readonly #waiting: Waiting[] = [];
  readonly #servedAt = new Map<string, number>();
  #served = 0;
  #running = 0;
  #meanRunMs = firstGuessMs;

  /** @param now milliseconds of a clock that never goes back */
  constructor(slots: number, now: () => number) {
    this.#slots = slots;
    this.#now = now;
  }

  /** Jobs that wait for a slot. */
  get queueSize(): number {
    return this.#waiting.length;
  }

  get running(): number {
    return this.#running;
  }

  /** Jobs that would be served before a new one; 0 means at once. */
  get position(): number {
    return this.#running < this.#slots ? 0 : this.#waiting.length + 1;
  }

  /** When the queue will be through at the pace of the last jobs, in whole seconds. */
  get secondsUntilIdle(): number {
    const jobs = this.#waiting.length + this.#running;
    return Math.max(1, Math.ceil((jobs * this.#meanRunMs) / this.#slots / 1000));
  }

  /** Rejects with the job's error, or with the signal's reason when it is aborted while it waits. */
  async run<T>(job: Job<T>): Promise<JobResult<T>> {
    const queuedAt = this.#now();
    await this.#slot(job);
    const startedAt = this.#now();
    try {
      const value = await job.run();
      const runMs = this.#now() - startedAt;
      this.#meanRunMs += newestWeight * (runMs - this.#meanRunMs);
      return { value, queuedMs: startedAt - queuedAt, runMs };
    } finally {
      this.#running -= 1;
      this.#startNext();
    }
  }

  #slot({ userId, urgency, signal }: Job<unknown>): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const waiting: Waiting = {
        userId,
        urgency,
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#startNext();
    });
  }

  #startNext(): void {
    if (this.#running >= this.#slots) return;
    const next = this.#mostUrgent();
    if (!next) {
      // Nobody waits: whoever comes next starts from the same line.
      if (this.#running === 0) this.#servedAt.clear();
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.#served += 1;
    this.#servedAt.set(next.userId, this.#served);
    this.#running += 1;
    next.start();
  }

  #mostUrgent(): Waiting | undefined {
    const rank = ({ urgency }: Waiting) => urgencies.indexOf(urgency());
    const lastServed = ({ userId }: Waiting) => this.#servedAt.get(userId) ?? 0;
    // Sorting keeps the order of arrival among equals.
    return this.#waiting.toSorted((a, b) => rank(a) - rank(b) || lastServed(a) - lastServed(b))[0];
  }
}
