import { InferenceSession, Tensor } from 'onnxruntime-node';
import { frameSamples, type VoiceActivityDetector, type VoiceActivityStream } from './voice-activity.ts';

/** Silero v5 wants the last samples of the frame before in front of each frame (snakers4/silero-vad, `OnnxWrapper`). */
const contextSamples = 64;
const stateShape = [2, 1, 128];
const sampleRate = new Tensor('int64', BigInt64Array.of(16_000n), []);

/** One frame takes 0.4 ms on one thread; more threads, or threads that spin while waiting, take the recogniser's cores. */
const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
};

/** @param path Silero VAD v5 in ONNX form @throws when the file is missing or no such model */
export async function loadSileroVad(path: string): Promise<VoiceActivityDetector> {
  const session = await InferenceSession.create(path, sessionOptions);
  return { open: () => openStream(session) };
}

function openStream(session: InferenceSession): VoiceActivityStream {
  let state = new Tensor('float32', new Float32Array(stateShape.reduce((product, side) => product * side)), stateShape);
  let context = new Float32Array(contextSamples);
  return {
    async speechProbability(frame16k) {
      const input = new Float32Array(contextSamples + frameSamples);
      input.set(context);
      input.set(frame16k, contextSamples);
      context = input.slice(-contextSamples);
      const outputs = await session.run({
        input: new Tensor('float32', input, [1, input.length]),
        state,
        sr: sampleRate,
      });
      const { output, stateN } = outputs;
      if (!(output?.data instanceof Float32Array && stateN?.data instanceof Float32Array)) {
        throw new Error('Silero VAD gave none of the outputs of version 5.');
      }
      state = new Tensor('float32', stateN.data, stateShape);
      return output.data[0] ?? 0;
    },
  };
}
