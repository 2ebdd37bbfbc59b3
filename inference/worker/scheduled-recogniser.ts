import { samplesToMs } from '../contract/index.ts';
import type { Recogniser, RecognitionWindow } from '../engines/recogniser.ts';
import { Preempted, type Scheduler, type Urgency } from './scheduler.ts';

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

/**
 * The recogniser as one dictation sees it: each call waits for its turn. What is awaited and had to make room is tried
 * again; what is not rejects with `Preempted`.
 */
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
  const once = async <T>(
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
  /** @param run with what the window has not taken yet of `more`: a call that was aborted may have taken it */
  const inTurn = async <T>(
    more: Float32Array,
    turn: { awaited: () => boolean; signal: AbortSignal },
    run: (more: Float32Array, signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const begun = window.samples;
    for (;;) {
      const rest = more.subarray(window.samples - begun);
      try {
        return await once(rest.length, turn, (signal) => run(rest, signal));
      } catch (error) {
        if (!(error instanceof Preempted && turn.awaited())) throw error;
      }
    }
  };
  return {
    get samples() {
      return window.samples;
    },
    recognise: (request) =>
      inTurn(request.more, request, (more, signal) => window.recognise({ ...request, more, signal })),
    detectLanguage: (more, among, turn) =>
      inTurn(more, turn, (rest, signal) => window.detectLanguage(rest, among, { ...turn, signal })),
    close: () => window.close(),
  };
}
