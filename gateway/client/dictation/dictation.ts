import { defaultMaxDictationMs } from '../../contract/limits.ts';
import type { Start } from '../../contract/live/messages.ts';
import { levelOf } from '../microphone/level.ts';
import type { Microphone, MicrophoneAnswer } from '../microphone/microphone.ts';
import type { Session } from '../session/session.ts';
import { uuid7 } from '../uuid/uuid7.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Delivered, type DeliveryOptions, defaultDeliveryOptions, deliver } from './deliver.ts';
import { createRecording, type Recording } from './recording.ts';
import { type DictationState, heard, idle, type Trouble, type TroubleCode } from './state.ts';

export type DictationRequest = Pick<Start, 'quality' | 'mode' | 'language' | 'context'>;

export interface DictationParts {
  /** `openMicrophone` with its options bound. */
  microphone: (signal: AbortSignal) => Promise<MicrophoneAnswer>;
  /** `openSession` with gateway and ticket bound. */
  session: (start: Start, signal: AbortSignal) => Session;
  clock?: Clock;
  options?: DictationOptions;
}
export interface DictationOptions extends DeliveryOptions {
  /** The recording stops itself here. Half a second before the gateway would, so that it ends as any other. */
  maxDurationMs: number;
}
export const defaultDictationOptions: DictationOptions = {
  ...defaultDeliveryOptions,
  maxDurationMs: defaultMaxDictationMs - 500,
};

export interface Dictation {
  state(): DictationState;
  /** @returns a function that ends the subscription */
  subscribe(listener: (state: DictationState) => void): () => void;
  /** Begins a new dictation unless one runs. @returns the state it ended in */
  start(request: DictationRequest): Promise<DictationState>;
  /** The person has finished speaking. Before the microphone is open it is a cancel. */
  stop(): void;
  /** Forget it, here and at the gateway. */
  cancel(): void;
  /** After trouble that kept the recording: sends it again under its id. */
  retry(): Promise<DictationState>;
  /** What was said, until its text is here. */
  recording(): Recording | undefined;
}

interface Run {
  dictationId: string;
  request: DictationRequest;
  recording: Recording;
  abort: AbortController;
  microphone?: Microphone;
}

/** One person's dictation, as a machine a user interface binds to. Several may follow one another, none overlap. */
export function createDictation({
  microphone,
  session,
  clock = systemClock,
  options = defaultDictationOptions,
}: DictationParts): Dictation {
  const listeners = new Set<(state: DictationState) => void>();
  let state = idle;
  let run: Run | undefined;

  const enter = (next: DictationState) => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const fail = ({ recording }: Run, code: TroubleCode, retryAfterS?: number) => {
    const trouble: Trouble = { code, kept: recording.durationMs > 0 ? 'recording' : 'nothing' };
    if (retryAfterS !== undefined) trouble.retryAfterS = retryAfterS;
    enter({ ...state, phase: 'trouble', level: 0, trouble });
  };
  const running = () => state.phase === 'preparing' || state.phase === 'listening' || state.phase === 'working';

  const send = async (current: Run): Promise<Delivered> => {
    const { dictationId, request, recording, abort } = current;
    const delivered = await deliver({
      recording,
      clock,
      options,
      signal: abort.signal,
      open: (signal) =>
        session({ type: 'start', session_id: uuid7(clock.now()), dictation_id: dictationId, ...request }, signal),
      hear: (event) => {
        if (run === current) enter(heard(state, event));
      },
    });
    await current.microphone?.stop();
    return delivered;
  };

  const conclude = (current: Run, delivered: Delivered) => {
    if (run !== current) return;
    if (delivered.kind === 'failed') return fail(current, delivered.problem.code, delivered.problem.retry_after);
    run = undefined;
    enter({ ...state, phase: delivered.kind === 'text' ? 'done' : 'idle', level: 0 });
  };

  const record = async (current: Run, opened: Microphone) => {
    const { recording } = current;
    const reader = opened.frames.getReader();
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) break;
      recording.append(frame);
      if (run !== current) continue;
      enter({ ...state, phase: 'listening', level: levelOf(frame), elapsedMs: recording.durationMs });
      if (recording.durationMs >= options.maxDurationMs && !state.endedBy) {
        enter({ ...state, endedBy: 'too_long' });
        void opened.stop();
      }
    }
    recording.end();
    const lost = (await opened.ended) === 'microphone_lost';
    if (run !== current) return;
    enter({ ...state, phase: 'working', level: 0, ...(lost ? { endedBy: 'microphone_lost' } : {}) });
  };

  const begin = async (current: Run) => {
    const opened = await microphone(current.abort.signal);
    if (current.abort.signal.aborted) {
      if (opened.ok) await opened.value.stop();
      return;
    }
    if (!opened.ok) return fail(current, opened.code);
    current.microphone = opened.value;
    const [delivered] = await Promise.all([send(current), record(current, opened.value)]);
    conclude(current, delivered);
  };

  const guarded = async (current: Run, work: Promise<void>): Promise<DictationState> => {
    try {
      await work;
    } catch (error) {
      if (current.abort.signal.aborted) return state;
      await current.microphone?.stop();
      fail(current, 'internal');
      throw error;
    }
    return state;
  };

  const cancel = () => {
    const current = run;
    run = undefined;
    current?.abort.abort();
    void current?.microphone?.stop();
    enter(idle);
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start(request) {
      if (running()) return state;
      const dictationId = uuid7(clock.now());
      const current: Run = { dictationId, request, recording: createRecording(), abort: new AbortController() };
      run = current;
      enter({ ...idle, phase: 'preparing', dictationId });
      return guarded(current, begin(current));
    },
    stop() {
      if (state.phase === 'preparing') cancel();
      else if (state.phase === 'listening') void run?.microphone?.stop();
    },
    cancel,
    async retry() {
      const current = run;
      if (!current || state.phase !== 'trouble' || state.trouble?.kept !== 'recording') return state;
      const { trouble: _over, ...rest } = state;
      enter({ ...rest, phase: 'working', line: 'connecting' });
      return guarded(
        current,
        send(current).then((delivered) => conclude(current, delivered)),
      );
    },
    recording: () => run?.recording,
  };
}
