import { sampleRateHz } from '../../contract/limits.ts';

/** Must be the name `pcm-worklet.ts` registers. */
const processorName = 'alfavoice-pcm';

export type MicrophoneTrouble =
  | 'microphone_denied'
  | 'microphone_missing'
  | 'microphone_busy'
  | 'microphone_unsupported';
export type MicrophoneAnswer = { ok: true; value: Microphone } | { ok: false; code: MicrophoneTrouble };

export interface Microphone {
  /** Mono PCM16 at 16 kHz in frames of 50 ms (the last may be shorter). Ends after `stop` or when the device is lost. */
  frames: ReadableStream<Int16Array>;
  /** Stops recording; the frames still get the last samples, so that the last word is whole. */
  stop(): Promise<void>;
  /** Why the frames ended. */
  ended: Promise<'stopped' | 'microphone_lost'>;
}

export interface MicrophoneOptions {
  /** URL of the bundled `@alfavoice/gateway/client/pcm-worklet`. */
  workletUrl: string;
  deviceId?: string;
  processing?: MicrophoneProcessing;
  signal?: AbortSignal;
}
export type MicrophoneProcessing = Pick<
  MediaTrackConstraints,
  'echoCancellation' | 'noiseSuppression' | 'autoGainControl'
>;

/**
 * Echo cancellation off: nothing is played while one dictates, and it switches some headsets to telephone quality.
 * Noise suppression off: the recogniser was trained on noisy speech, and suppression eats quiet consonants.
 * Gain control on: a far or quiet microphone is the commonest reason for a poor text.
 */
export const defaultProcessing: MicrophoneProcessing = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: true,
};

/**
 * Opens the microphone. Needs a document with a secure context (window, extension page, offscreen document); the
 * permission is asked for only where the browser can show the question.
 * @returns an expected failure as a value; an aborted `signal` rejects with its reason and leaves nothing open
 */
export async function openMicrophone({
  workletUrl,
  deviceId,
  processing = defaultProcessing,
  signal,
}: MicrophoneOptions): Promise<MicrophoneAnswer> {
  signal?.throwIfAborted();
  if (!globalThis.navigator?.mediaDevices) return { ok: false, code: 'microphone_unsupported' };
  const context = new AudioContext({ sampleRate: sampleRateHz });
  let stream: MediaStream | undefined;
  const release = async () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    await context.close();
  };
  try {
    // Side by side: what is said before both are there is not heard.
    const device = deviceId ? { deviceId: { exact: deviceId } } : {};
    const [opened] = await Promise.all([
      capture({ channelCount: 1, ...processing, ...device }),
      context.audioWorklet.addModule(workletUrl),
    ]);
    stream = opened.ok ? opened.value : undefined;
    signal?.throwIfAborted();
    if (!opened.ok) {
      await release();
      return opened;
    }
    // Without it a context made outside a click (offscreen document, Firefox) stays suspended and silent.
    await context.resume();
    signal?.throwIfAborted();
    return { ok: true, value: record(context, opened.value, release) };
  } catch (error) {
    await release();
    throw error;
  }
}

async function capture(
  audio: MediaTrackConstraints,
): Promise<{ ok: true; value: MediaStream } | { ok: false; code: MicrophoneTrouble }> {
  try {
    return { ok: true, value: await navigator.mediaDevices.getUserMedia({ audio }) };
  } catch (error) {
    const code = error instanceof DOMException ? troubleOf(error.name) : undefined;
    if (!code) throw error;
    return { ok: false, code };
  }
}

function record(context: AudioContext, stream: MediaStream, release: () => Promise<void>): Microphone {
  const source = context.createMediaStreamSource(stream);
  const node = new AudioWorkletNode(context, processorName, { numberOfOutputs: 0, channelCount: 1 });
  let resolveEnded = (_why: 'stopped' | 'microphone_lost') => {};
  const ended = new Promise<'stopped' | 'microphone_lost'>((resolve) => {
    resolveEnded = resolve;
  });
  let why: 'stopped' | 'microphone_lost' | undefined;
  let finish = (_reason: 'stopped' | 'microphone_lost') => {};

  const frames = new ReadableStream<Int16Array>({
    start(controller) {
      node.port.onmessage = ({ data }: MessageEvent<Int16Array | null>) => {
        if (data) return controller.enqueue(data);
        controller.close();
        void release().then(() => resolveEnded(why ?? 'stopped'));
      };
    },
    cancel: () => finish('stopped'),
  });
  finish = (reason) => {
    if (why) return;
    why = reason;
    node.port.postMessage('flush');
  };
  for (const track of stream.getAudioTracks()) track.onended = () => finish('microphone_lost');
  source.connect(node);
  return {
    frames,
    ended,
    async stop() {
      finish('stopped');
      await ended;
    },
  };
}

function troubleOf(name: string): MicrophoneTrouble | undefined {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'microphone_denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'microphone_missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'microphone_busy';
  return undefined;
}
