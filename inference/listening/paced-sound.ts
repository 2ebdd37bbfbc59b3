/** Phrases found behind the one that is being heard. */
const phrasesAhead = 1;

export interface PacedSoundOptions {
  /** Phrases that were read and are to be heard one by one; asked after each piece, by `goOn`, and when `stopped` fires. */
  unheard: () => number;
  stopped: AbortSignal;
  /** Once it fires nothing is waited for. */
  signal: AbortSignal;
}

/** Reads recorded sound as it is heard: to look for its phrases far ahead of that takes a core from those who speak. */
export class PacedSound {
  readonly #options: PacedSoundOptions;
  #goOn = () => {};

  constructor(options: PacedSoundOptions) {
    this.#options = options;
  }

  async *read(audio: AsyncIterable<Int16Array>): AsyncGenerator<Int16Array> {
    const { unheard, stopped, signal } = this.#options;
    for (const either of [stopped, signal]) either.addEventListener('abort', () => this.goOn());
    for await (const piece of audio) {
      yield piece;
      while (unheard() > phrasesAhead && !signal.aborted)
        await new Promise<void>((resolve) => {
          this.#goOn = resolve;
        });
    }
  }

  goOn(): void {
    this.#goOn();
  }
}
