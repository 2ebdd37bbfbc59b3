import { samplesToMs } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { Scheduler, Urgency } from './scheduler.ts';

/** Where one dictation's time went. */
export interface Spent {
  queueMs: number;
  recogniseMs: number;
}

export interface Turn {
  scheduler: Scheduler;
  userId: string;
  urgency: () => Urgency;
  /** Grows with every job. */
  spent: Spent;
  onRun: (seconds: number) => void;
}

/** The recogniser as one dictation sees it: each call waits for its turn, and may reject with `Preempted`. */
export function scheduledRecogniser(
  recogniser: Recogniser,
  { scheduler, userId, urgency, spent, onRun }: Turn,
): Recogniser {
  const inTurn = async <T>(
    samples16k: Float32Array,
    signal: AbortSignal,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const soundMs = samplesToMs(samples16k.length);
    const { value, queuedMs, runMs } = await scheduler.run({ userId, urgency, signal, soundMs, run });
    spent.queueMs += queuedMs;
    spent.recogniseMs += runMs;
    onRun(runMs / 1000);
    return value;
  };
  return {
    takesPrefix: recogniser.takesPrefix,
    longestWindowSamples: recogniser.longestWindowSamples,
    recognise: (request) =>
      inTurn(request.samples16k, request.signal, (signal) => recogniser.recognise({ ...request, signal })),
    detectLanguage: (samples16k, among, asked) =>
      inTurn(samples16k, asked, (signal) => recogniser.detectLanguage(samples16k, among, signal)),
  };
}
