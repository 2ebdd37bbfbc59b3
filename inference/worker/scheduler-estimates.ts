import type { Urgency } from './scheduler-urgency.ts';

/** Whatever the sound, a recognition costs what this much more of it would: decoder's start, window's margin. */
const overheadMs = 1_000;
/** Of a job that does not tell: an ordinary phrase. */
const ordinarySoundMs = 4_000;
/** Until something is measured: a phrase of 4 s takes 1 s. */
const firstGuess = 0.2;
/** How much the newest job weighs. */
const newestWeight = 0.2;

/** How long recognitions take on this machine, learned from those that ended. */
export class ServiceTimes {
  /** Milliseconds of run for a millisecond of sound, overhead included. */
  readonly #pace = new Map<Urgency, number>();
  #paceOfAll: number | undefined;

  /** @param soundMs length of the sound it worked on, where known */
  observe(urgency: Urgency, soundMs: number | undefined, runMs: number): void {
    const pace = runMs / workOf(soundMs);
    this.#paceOfAll = mixed(this.#paceOfAll, pace);
    this.#pace.set(urgency, mixed(this.#pace.get(urgency), pace));
  }

  /** Milliseconds that such a job will run. */
  expectedMs(urgency: Urgency, soundMs: number | undefined): number {
    return (this.#pace.get(urgency) ?? this.#paceOfAll ?? firstGuess) * workOf(soundMs);
  }

  /** Whether anything was measured yet. */
  get known(): boolean {
    return this.#paceOfAll !== undefined;
  }
}

const workOf = (soundMs = ordinarySoundMs) => soundMs + overheadMs;
const mixed = (old: number | undefined, newest: number) =>
  old === undefined ? newest : old + newestWeight * (newest - old);
