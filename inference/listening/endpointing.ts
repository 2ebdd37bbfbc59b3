import { msToSamples, samplesToMs } from '../contract/index.ts';
import { frameSamples } from '../engines/voice-activity.ts';
import type { SpeechFrame } from './speech-frames.ts';

export interface EndpointOptions {
  /** Speech begins at this probability. Silero's own default. */
  threshold: number;
  /** Speech goes on down to this much less: a word's soft end is no pause. Silero's own default. */
  hysteresis: number;
  /** Silence that closes a phrase. 300 ms costs a point of English words, 500 ms nothing (rolling window of 16 s, base). */
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
  minSilenceMs: 500,
  minSpeechMs: 90,
  prerollMs: 500,
  postrollMs: 500,
  maxSegmentMs: 20_000,
  cutSearchMs: 6_000,
};

/** A phrase by its sound. Positions are samples at 16 kHz, padding included; phrases never overlap. */
export interface SpeechSpan {
  startSample: number;
  endSample: number;
  /** Frames that hold speech, as time. */
  speechMs: number;
  /** Of the loudest frame. */
  peakDbfs: number;
  closedBy: 'pause' | 'length' | 'end';
}

/** Half the width of the stretch whose mean loudness is a place's: 5 frames, 160 ms, a gap between words. */
const quietReachFrames = 2;

/**
 * Closes a phrase when speech has been followed by enough silence.
 * @param frames one per 32 ms, without gaps
 */
export async function* endpoint(
  frames: AsyncIterable<SpeechFrame>,
  options: EndpointOptions = defaultEndpointOptions,
): AsyncGenerator<SpeechSpan> {
  const { threshold, hysteresis, minSilenceMs, minSpeechMs, prerollMs, postrollMs, maxSegmentMs } = options;
  const holdsSpeech = (frame: SpeechFrame) => frame.speechProbability >= threshold - hysteresis;
  let previousEnd: number | undefined;
  let open: { startSample: number; frames: SpeechFrame[] } | undefined;

  const close = (
    { startSample, frames: held }: { startSample: number; frames: SpeechFrame[] },
    endSample: number,
    closedBy: SpeechSpan['closedBy'],
  ): SpeechSpan | undefined => {
    previousEnd = endSample;
    const speechMs = samplesToMs(held.filter(holdsSpeech).length * frameSamples);
    const peakDbfs = Math.max(...held.map((frame) => frame.energyDbfs));
    return speechMs < minSpeechMs ? undefined : { startSample, endSample, speechMs, peakDbfs, closedBy };
  };

  for await (const frame of frames) {
    previousEnd ??= frame.startSample;
    if (!open) {
      if (frame.speechProbability < threshold) continue;
      open = { startSample: Math.max(previousEnd, frame.startSample - msToSamples(prerollMs)), frames: [] };
    }
    open.frames.push(frame);
    const now = frame.startSample + frameSamples;
    const speechEnd = endOfSpeech(open, holdsSpeech);
    let span: SpeechSpan | undefined;
    if (now - speechEnd >= msToSamples(minSilenceMs)) {
      span = close(open, Math.min(now, speechEnd + msToSamples(postrollMs)), 'pause');
      open = undefined;
    } else if (now - open.startSample >= msToSamples(maxSegmentMs)) {
      const cut = quietestPlace(open.frames, Math.round(msToSamples(options.cutSearchMs) / frameSamples));
      const rest = open.frames.slice(cut);
      const cutSample = rest[0]?.startSample ?? now;
      span = close({ startSample: open.startSample, frames: open.frames.slice(0, cut) }, cutSample, 'length');
      open = { startSample: cutSample, frames: rest };
    }
    if (span) yield span;
  }
  if (!open) return;
  const end = (open.frames.at(-1)?.startSample ?? open.startSample) + frameSamples;
  const span = close(open, Math.min(end, endOfSpeech(open, holdsSpeech) + msToSamples(postrollMs)), 'end');
  if (span) yield span;
}

function endOfSpeech(
  open: { startSample: number; frames: SpeechFrame[] },
  holdsSpeech: (frame: SpeechFrame) => boolean,
): number {
  const last = open.frames.findLast(holdsSpeech);
  return last ? last.startSample + frameSamples : open.startSample;
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
