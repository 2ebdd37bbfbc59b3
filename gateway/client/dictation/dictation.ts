import { defaultMaxDictationMs } from '../../contract/limits.ts';
import type { Start } from '../../contract/live/messages.ts';
import { unavailable } from '../api/answer.ts';
import { levelOf } from '../microphone/level.ts';
import type { Microphone, MicrophoneAnswer } from '../microphone/microphone.ts';
import type { Held } from '../outbox/hold.ts';
import type { Outbox } from '../outbox/outbox.ts';
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
  /** Keeps each dictation on the device. Without it a recording lies in memory until its text is here. */
  outbox?: Pick<Outbox, 'keep'> | undefined;
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
  /** After trouble that kept the recording in memory: sends it again under its id. */
  retry(): Promise<DictationState>;
}

interface Run {
  dictationId: string;
  request: DictationRequest;
  recording: Recording;
  held?: Held | undefined;
  /** The outbox will deliver it. */
  takenOn?: boolean | undefined;
  abort: AbortController;
  microphone?: Microphone;
}

/** What a recording that goes on would only make worse. */
const endsRecording = new Set<TroubleCode>(['too_long', 'too_large', 'bad_audio']);

/** One person's dictation, as a machine a user interface binds to. Several may follow one another, none overlap. */
export function createDictation({
  microphone,
  session,
  outbox,
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
  const fail = ({ recording, takenOn }: Run, code: TroubleCode, retryAfterS?: number) => {
    const kept = recording.durationMs === 0 ? 'nothing' : takenOn ? 'outbox' : 'recording';
    const trouble: Trouble = { code, kept };
    if (retryAfterS !== undefined) trouble.retryAfterS = retryAfterS;
    enter({ ...state, phase: 'trouble', level: 0, trouble });
  };
  const running = () => state.phase === 'preparing' || state.phase === 'listening' || state.phase === 'working';

  /** @param recorded resolves at the end of the recording; absent: it was sent before */
  const send = async (current: Run, recorded?: Promise<void>): Promise<Delivered> => {
    const { dictationId, request, recording, abort } = current;
    const delivered = await deliver({
      recording,
      fresh: recorded !== undefined,
      clock,
      options,
      signal: abort.signal,
      open: (signal) =>
        session(
          { type: 'start', session_id: uuid7(clock.now()), dictation_id: dictationId, ...request, resumable: true },
          signal,
        ),
      hear: (event) => {
        if (run === current) enter(heard(state, event));
      },
    });
    // In the outbox a recording is worth going on with, whatever the gateway says now.
    if (current.held && delivered.kind === 'failed' && !endsRecording.has(delivered.problem.code)) await recorded;
    await current.microphone?.stop();
    return delivered;
  };

  const conclude = async (current: Run, delivered: Delivered) => {
    if (run === current && delivered.kind !== 'failed') {
      run = undefined;
      enter({ ...state, phase: delivered.kind === 'text' ? 'done' : 'idle', level: 0 });
    }
    current.takenOn = await current.held?.conclude(delivered);
    if (run !== current || delivered.kind !== 'failed') return;
    fail(current, delivered.problem.code, delivered.problem.retry_after);
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
    void current.held?.ended();
    const lost = (await opened.ended) === 'microphone_lost';
    if (run !== current) return;
    enter({ ...state, phase: 'working', level: 0, ...(lost ? { endedBy: 'microphone_lost' } : {}) });
  };

  const begin = async (current: Run) => {
    const opened = await microphone(current.abort.signal);
    if (current.abort.signal.aborted || !opened.ok) {
      if (opened.ok) await opened.value.stop();
      await current.held?.conclude({ kind: 'cancelled' });
      if (run === current && !opened.ok) fail(current, opened.code);
      return;
    }
    current.microphone = opened.value;
    const recorded = record(current, opened.value);
    const [delivered] = await Promise.all([send(current, recorded), recorded]);
    await conclude(current, delivered);
  };

  const guarded = async (current: Run, work: Promise<void>): Promise<DictationState> => {
    try {
      await work;
    } catch (error) {
      await current.microphone?.stop();
      const aborted = current.abort.signal.aborted;
      current.takenOn = await current.held?.conclude(
        aborted ? { kind: 'cancelled' } : { kind: 'failed', problem: unexpected(error) },
      );
      if (aborted) return state;
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
      const held = outbox?.keep({
        id: dictationId,
        request,
        onUnkept(unkept) {
          if (state.dictationId === dictationId) enter({ ...state, unkept });
        },
      });
      const recording = held?.recording ?? createRecording();
      const current: Run = { dictationId, request, recording, held, abort: new AbortController() };
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
  };
}

const unexpected = (error: unknown) => ({ ...unavailable(String(error)), code: 'internal' as const });
