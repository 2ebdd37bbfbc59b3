import { samplesToMs } from '../contract/index.ts';
import type { Recogniser, RecognitionWindow } from '../engines/recogniser.ts';
import type { Scheduler, Urgency } from './scheduler.ts';

/** Where one dictation's time went. */
export interface Spent {
  queueMs: number;
  recogniseMs: number;
}

export interface Turn {
  scheduler: Scheduler;
  userId: string;
  /** Of what somebody waits for. */
  urgency: () => Urgency;
  /** Grows with every job. */
  spent: Spent;
  onRun: (seconds: number) => void;
}

/** The recogniser as one dictation sees it: each call waits for its turn, and may reject with `Preempted`. */
export function scheduledRecogniser(recogniser: Recogniser, turn: Turn): Recogniser {
  return {
    takesPrefix: recogniser.takesPrefix,
    longestWindowSamples: recogniser.longestWindowSamples,
    openWindow: () => scheduledWindow(recogniser.openWindow(), turn),
    countTokens: (text) => recogniser.countTokens(text),
  };
}

function scheduledWindow(
  window: RecognitionWindow,
  { scheduler, userId, urgency, spent, onRun }: Turn,
): RecognitionWindow {
  const inTurn = async <T>(
    samples: number,
    { awaited, signal }: { awaited: () => boolean; signal: AbortSignal },
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const { value, queuedMs, runMs } = await scheduler.run({
      userId,
      urgency: () => (awaited() ? urgency() : 'hypothesis'),
      signal,
      soundMs: samplesToMs(window.samples + samples),
      run,
    });
    spent.queueMs += queuedMs;
    spent.recogniseMs += runMs;
    onRun(runMs / 1000);
    return value;
  };
  return {
    get samples() {
      return window.samples;
    },
    recognise: (request) => inTurn(request.more.length, request, (signal) => window.recognise({ ...request, signal })),
    detectLanguage: (more, among, turn) =>
      inTurn(more.length, turn, (signal) => window.detectLanguage(more, among, { ...turn, signal })),
    close: () => window.close(),
  };
}
