import type { Language } from '../contract/index.ts';
import type { Recogniser, Recognition, RecognitionRequest, RecognitionWindow } from '../engines/recogniser.ts';
import type { Recording } from './recording.ts';

export type HearRequest = Omit<RecognitionRequest, 'more'>;

/** A stretch of the recording that grows with it, as the recogniser hears it. */
export class LiveWindow {
  readonly startSample: number;
  readonly #window: RecognitionWindow;
  readonly #recording: Recording;

  constructor(recogniser: Recogniser, recording: Recording, startSample: number) {
    this.startSample = startSample;
    this.#window = recogniser.openWindow();
    this.#recording = recording;
  }

  /** Where its sound ends so far. */
  get endSample(): number {
    return this.startSample + this.#window.samples;
  }

  /** Hears up to `endSample`, or what it holds where that is more. */
  hear(endSample: number, request: HearRequest): Promise<Recognition> {
    return this.#window.recognise({ ...request, more: this.#until(endSample) });
  }

  detectLanguage(
    endSample: number,
    among: readonly Language[],
    turn: Pick<RecognitionRequest, 'awaited' | 'signal'>,
  ): Promise<ReadonlyMap<Language, number>> {
    return this.#window.detectLanguage(this.#until(endSample), among, turn);
  }

  close(): void {
    this.#window.close();
  }

  #until(endSample: number): Float32Array {
    return this.#recording.slice(this.endSample, Math.max(this.endSample, endSample));
  }
}
