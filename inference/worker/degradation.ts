import type { Degraded, Open } from '../contract/index.ts';

export interface DegradationOptions {
  /** Seconds of waiting work from which `high` is served by the model of `normal`. */
  normalFromS: number;
  /** Seconds of waiting work from which texts are cleaned by the rules alone. */
  rulesFromS: number;
}

/** Back below this share of its threshold, and long enough, a measure is lifted: at the edge it would come and go. */
const recoveredShare = 0.5;
const recoveryMs = 15_000;

/** One measure against load: on at once, off when the load has been low for a while. */
class Measure {
  readonly #fromS: number;
  #on = false;
  #lowSinceMs: number | undefined;

  constructor(fromS: number) {
    this.#fromS = fromS;
  }

  update(backlogS: number, nowMs: number): void {
    if (backlogS >= this.#fromS) this.#on = true;
    if (backlogS >= this.#fromS * recoveredShare) this.#lowSinceMs = undefined;
    else this.#lowSinceMs ??= nowMs;
  }

  isOn(nowMs: number): boolean {
    if (this.#lowSinceMs !== undefined && nowMs - this.#lowSinceMs >= recoveryMs) this.#on = false;
    return this.#on;
  }
}

/**
 * What is left out while more is said than the cores can hear: first the accurate model, then the language model. Who
 * dictates is told. It holds for new dictations; those that run keep what they were given.
 */
export class Degradation {
  readonly #now: () => number;
  readonly #quality: Measure;
  readonly #editor: Measure;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number, { normalFromS, rulesFromS }: DegradationOptions) {
    this.#now = now;
    this.#quality = new Measure(normalFromS);
    this.#editor = new Measure(rulesFromS);
  }

  /** To be called whenever the backlog changes. */
  update(backlogS: number): void {
    for (const measure of [this.#quality, this.#editor]) measure.update(backlogS, this.#now());
  }

  /** Measures in force. */
  get current(): { quality: boolean; editor: boolean } {
    return { quality: this.#quality.isOn(this.#now()), editor: this.#editor.isOn(this.#now()) };
  }

  /**
   * @param open as asked for
   * @param twoModels whether the qualities have different models: else nothing is gained
   * @returns as it is served now, and what it lacks for that
   */
  serve(open: Open, twoModels: boolean): { open: Open; degraded?: Degraded } {
    const { quality, editor } = this.current;
    const coarser = quality && twoModels && open.quality === 'high';
    const plainer = editor && open.editor;
    if (!coarser && !plainer) return { open };
    return {
      open: { ...open, ...(coarser && { quality: 'normal' as const }), ...(plainer && { editor: false }) },
      degraded: { ...(coarser && { quality: 'normal' as const }), ...(plainer && { editor: false as const }) },
    };
  }
}
