import { AsyncLocalStorage } from 'node:async_hooks';

/** Carries the threads a job was given to the engine that asks for them deep inside it. */
export class ThreadGrant {
  readonly #granted = new AsyncLocalStorage<number>();
  readonly #otherwise: () => number;

  /** @param otherwise for what runs outside any job */
  constructor(otherwise: () => number) {
    this.#otherwise = otherwise;
  }

  /** Whatever `work` does and awaits has so many threads. */
  run<T>(threads: number, work: () => T): T {
    return this.#granted.run(threads, work);
  }

  /** Threads of the job in whose course this is asked. */
  get threads(): number {
    return this.#granted.getStore() ?? this.#otherwise();
  }
}
