/** After so long a use of the cores counts half: who spoke much this minute lets others pass, not for the whole day. */
const halfLifeMs = 60_000;
/** What is left of a use below this changes no order. */
const negligibleMs = 1;

interface Use {
  coreMs: number;
  atMs: number;
}

/** How much of the cores each user has had lately. */
export class TimeUsed {
  readonly #uses = new Map<string, Use>();
  readonly #now: () => number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param coreMs milliseconds times threads */
  add(userId: string, coreMs: number): void {
    this.#uses.set(userId, { coreMs: this.of(userId) + coreMs, atMs: this.#now() });
  }

  /** @returns milliseconds of one core, older ones counted less */
  of(userId: string): number {
    const use = this.#uses.get(userId);
    return use ? use.coreMs * 0.5 ** ((this.#now() - use.atMs) / halfLifeMs) : 0;
  }

  /** Drops users whose use has faded. */
  forgetOld(): void {
    for (const userId of this.#uses.keys()) if (this.of(userId) < negligibleMs) this.#uses.delete(userId);
  }

  /** Users remembered. */
  get size(): number {
    return this.#uses.size;
  }
}
