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

/** The recogniser as one dictation sees it: each call waits for its turn. */
export function scheduledRecogniser(
  recogniser: Recogniser,
  { scheduler, userId, urgency, spent, onRun }: Turn,
): Recogniser {
  const inTurn = async <T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> => {
    const { value, queuedMs, runMs } = await scheduler.run({ userId, urgency, signal, run });
    spent.queueMs += queuedMs;
    spent.recogniseMs += runMs;
    onRun(runMs / 1000);
    return value;
  };
  return {
    takesPrefix: recogniser.takesPrefix,
    longestWindowSamples: recogniser.longestWindowSamples,
    recognise: (request) => inTurn(request.signal, () => recogniser.recognise(request)),
    detectLanguage: (samples16k, among, signal) =>
      inTurn(signal, () => recogniser.detectLanguage(samples16k, among, signal)),
  };
}
