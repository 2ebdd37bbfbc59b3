/** Something that was started and must be ended. */
export interface Stoppable {
  stop(): Promise<void>;
}

/** What the bench has running, so that an end at any moment ends all of it. */
export class Running {
  readonly #things = new Set<Stoppable>();

  /** Runs `use` with the thing and ends it afterwards, whatever happens. */
  async during<Thing extends Stoppable, Result>(thing: Thing, use: (thing: Thing) => Promise<Result>): Promise<Result> {
    this.#things.add(thing);
    try {
      return await use(thing);
    } finally {
      await thing.stop();
      this.#things.delete(thing);
    }
  }

  async stopAll(): Promise<void> {
    await Promise.allSettled([...this.#things].map((thing) => thing.stop()));
  }
}
