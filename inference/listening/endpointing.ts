import { msToSamples, samplesToMs } from '../contract/index.ts';
import { frameSamples } from '../engines/voice-activity.ts';
import type { SpeechFrame } from './speech-frames.ts';

export interface EndpointOptions {
  /** Speech begins at this probability. Silero's own default. */
  threshold: number;
  /** Speech goes on down to this much less: a word's soft end is no pause. Silero's own default. */
  hysteresis: number;
  /** Silence that closes a phrase. 300 ms costs a point of English words; at 500 ms pauses within a sentence get a period. */
  minSilenceMs: number;
  /** Less speech than this is a click or a breath. */
  minSpeechMs: number;
  /** Sound kept before the first speech frame, so that the first word is whole. */
  prerollMs: number;
  /** Sound kept after the last speech frame. */
  postrollMs: number;
  /** A phrase without a pause is cut here, at its quietest place. Whisper's window is 30 s. */
  maxSegmentMs: number;
  /** How far back from there the quietest place is looked for. */
  cutSearchMs: number;
}

export const defaultEndpointOptions: EndpointOptions = {
  threshold: 0.5,
  hysteresis: 0.15,
  minSilenceMs: 700,
  minSpeechMs: 90,
  prerollMs: 500,
  postrollMs: 700,
  maxSegmentMs: 20_000,
  cutSearchMs: 6_000,
};

/** A phrase by its sound. Positions are samples at 16 kHz, padding included; phrases never overlap. */
export interface SpeechSpan {
  startSample: number;
  endSample: number;
  /** Where the last frame that holds speech ends. */
  speechEndSample: number;
  /** Frames that hold speech, as time. */
  speechMs: number;
  /** Of the loudest frame. */
  peakDbfs: number;
  closedBy: 'pause' | 'length' | 'end';
}

/** Half the width of the stretch whose mean loudness is a place's: 5 frames, 160 ms, a gap between words. */
const quietReachFrames = 2;

/** A phrase that goes on. */
export type OpenSpan = Omit<SpeechSpan, 'closedBy'>;

interface OpenFrames {
  startSample: number;
  frames: SpeechFrame[];
}

/** Closes a phrase when speech has been followed by enough silence. Takes one frame per 32 ms, without gaps. */
export class Endpointing {
  readonly #options: EndpointOptions;
  #previousEnd: number | undefined;
  #now = 0;
  #open: OpenFrames | undefined;

  constructor(options: EndpointOptions = defaultEndpointOptions) {
    this.#options = options;
  }

  /** The phrase that is being spoken, all of its sound so far; undefined in silence, and for a click or a breath. */
  get open(): OpenSpan | undefined {
    return this.#open && this.#measure(this.#open, this.#now);
  }

  /** @returns the phrase that this frame closes */
  push(frame: SpeechFrame): SpeechSpan | undefined {
    const { threshold, prerollMs, minSilenceMs, maxSegmentMs, postrollMs } = this.#options;
    this.#previousEnd ??= frame.startSample;
    this.#now = frame.startSample + frameSamples;
    if (!this.#open) {
      if (frame.speechProbability < threshold) return undefined;
      const startSample = Math.max(this.#previousEnd, frame.startSample - msToSamples(prerollMs));
      this.#open = { startSample, frames: [] };
    }
    this.#open.frames.push(frame);
    const speechEnd = this.#speechEnd(this.#open);
    if (this.#now - speechEnd >= msToSamples(minSilenceMs)) {
      return this.#close(this.#open, Math.min(this.#now, speechEnd + msToSamples(postrollMs)), 'pause');
    }
    return this.#now - this.#open.startSample >= msToSamples(maxSegmentMs) ? this.#cut(this.#open) : undefined;
  }

  /** The sound has ended. @returns the phrase that was open */
  finish(): SpeechSpan | undefined {
    if (!this.#open) return undefined;
    const end = Math.min(this.#now, this.#speechEnd(this.#open) + msToSamples(this.#options.postrollMs));
    return this.#close(this.#open, end, 'end');
  }

  #cut(open: OpenFrames): SpeechSpan | undefined {
    const cut = quietestPlace(open.frames, Math.round(msToSamples(this.#options.cutSearchMs) / frameSamples));
    const rest = open.frames.slice(cut);
    const cutSample = rest[0]?.startSample ?? this.#now;
    const span = this.#close({ ...open, frames: open.frames.slice(0, cut) }, cutSample, 'length');
    this.#open = { startSample: cutSample, frames: rest };
    return span;
  }

  #close(open: OpenFrames, endSample: number, closedBy: SpeechSpan['closedBy']): SpeechSpan | undefined {
    this.#open = undefined;
    this.#previousEnd = endSample;
    const measured = this.#measure(open, endSample);
    return measured && { ...measured, closedBy };
  }

  #measure(open: OpenFrames, endSample: number): OpenSpan | undefined {
    const speechMs = samplesToMs(open.frames.filter(this.#holdsSpeech).length * frameSamples);
    if (speechMs < this.#options.minSpeechMs) return undefined;
    return {
      startSample: open.startSample,
      endSample,
      speechEndSample: this.#speechEnd(open),
      speechMs,
      peakDbfs: Math.max(...open.frames.map((frame) => frame.energyDbfs)),
    };
  }

  #speechEnd({ startSample, frames }: OpenFrames): number {
    const last = frames.findLast(this.#holdsSpeech);
    return last ? last.startSample + frameSamples : startSample;
  }

  #holdsSpeech = ({ speechProbability }: SpeechFrame): boolean =>
    speechProbability >= this.#options.threshold - this.#options.hysteresis;
}

/** @returns index of the frame to begin the next phrase with: in the middle of the quietest stretch of the last `searchFrames` */
function quietestPlace(frames: readonly SpeechFrame[], searchFrames: number): number {
  const first = Math.max(quietReachFrames + 1, frames.length - searchFrames);
  let quietest = { index: frames.length, loudness: Number.POSITIVE_INFINITY };
  for (let index = first; index < frames.length - quietReachFrames; index += 1) {
    const stretch = frames.slice(index - quietReachFrames, index + quietReachFrames + 1);
    // Loudness as power: one loud frame outweighs four quiet ones, so that the stretch lies between words.
    const loudness = stretch.reduce((sum, frame) => sum + 10 ** (frame.energyDbfs / 10), 0);
    if (loudness <= quietest.loudness) quietest = { index, loudness };
  }
  return quietest.index;
}
