import type { VoiceActivityStream } from '../engines/voice-activity.ts';
import { Endpointing, type EndpointOptions, type OpenSpan, type SpeechSpan } from './endpointing.ts';
import { isAudible } from './plausibility.ts';
import type { Recording } from './recording.ts';
import { speechFrames } from './speech-frames.ts';

/**
 * Follows the sound as it comes, whatever the recogniser is doing: phrases that are closed, the one that is being spoken,
 * and whether the sound has ended.
 */
export class Speech {
  /** All phrases that were closed, in order. */
  readonly spans: SpeechSpan[] = [];
  #endpointing: Endpointing;
  #ended = false;
  #failure: unknown;
  #wake: (() => void) | undefined;
  readonly #onFrame: () => void;
  readonly #signal: AbortSignal;

  /**
   * @param onFrame called after each frame of 32 ms and at the end
   * @param signal aborting makes `change` reject with its reason
   */
  constructor(options: EndpointOptions, onFrame: () => void, signal: AbortSignal) {
    this.#endpointing = new Endpointing(options);
    this.#onFrame = onFrame;
    this.#signal = signal;
  }

  /** The phrase that is being spoken. */
  get open(): OpenSpan | undefined {
    const { open } = this.#endpointing;
    return open && isAudible(open) ? open : undefined;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Never rejects: whoever waits for a change meets the failure. */
  async follow(audio: AsyncIterable<Int16Array>, recording: Recording, voice: VoiceActivityStream): Promise<void> {
    const wake = () => this.#wake?.();
    this.#signal.addEventListener('abort', wake);
    try {
      for await (const frame of speechFrames(audio, recording, voice)) {
        this.#take(this.#endpointing.push(frame));
        this.#changed();
      }
      this.#take(this.#endpointing.finish());
      this.#ended = true;
    } catch (error) {
      this.#failure = error;
    }
    this.#signal.removeEventListener('abort', wake);
    this.#changed();
  }

  /** Resolves at the next frame. @throws what ended the sound too early */
  async change(): Promise<void> {
    this.throwIfFailed();
    if (this.#ended) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#signal.throwIfAborted();
    this.throwIfFailed();
  }

  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #take(span: SpeechSpan | undefined): void {
    if (span && isAudible(span)) this.spans.push(span);
  }

  #changed(): void {
    this.#onFrame();
    this.#wake?.();
    this.#wake = undefined;
  }
}
