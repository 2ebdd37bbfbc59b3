import type { Quality, WorkerStatus } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import { loadSileroVad } from '../engines/vad-silero.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import { loadWhisperRecogniser, type WhisperOptions, type WhisperRecogniser } from '../engines/whisper.ts';
import { chooseModel, findModel, type ModelRole, modelPath } from '../models/index.ts';
import type { WorkerConfiguration } from './configuration.ts';
import type { Metrics } from './metrics.ts';
import { warmUp } from './warm-up.ts';

export interface Engines {
  recognisers: Record<Quality, Recogniser>;
  voice: VoiceActivityDetector;
}

const qualities: readonly Quality[] = ['normal', 'high'];
const roleOf: Record<Quality, ModelRole> = { normal: 'recogniser-fast', high: 'recogniser-accurate' };
const vadModel = 'silero-vad';

/** The models of this process as `/status` tells of them. */
export interface ModelStates {
  models: WorkerStatus['models'];
  cpuVariant: string;
}

/**
 * Loads what listening needs: a recogniser for each quality, the same file once, and the voice-activity detector.
 * Resolves when each recogniser has run once.
 * @param states kept up to date meanwhile
 * @param threads of the recognition in whose course it is asked
 * @param metrics told where the time goes
 * @throws with a sentence for the operator when a model is not there or cannot be loaded
 */
export async function loadEngines(
  { cacheDir, models }: WorkerConfiguration,
  addonDirectory: string | undefined,
  states: ModelStates,
  threads: () => number,
  metrics: Pick<Metrics, 'addStages' | 'addVadSeconds'>,
): Promise<Engines> {
  const voice = loadSileroVad(modelPath(vadModel, cacheDir));
  const loaded = new Map<string, Promise<WhisperRecogniser>>();
  const load = async (quality: Quality): Promise<Recogniser> => {
    const { id, path } = await pathOf(models[quality], roleOf[quality], cacheDir);
    const state = { id, role: roleOf[quality], state: 'loading' as WorkerStatus['models'][number]['state'] };
    states.models.push(state);
    try {
      const loading =
        loaded.get(path) ??
        loadOnce({ modelPath: path, addonDirectory, threads: async () => threads(), onTimings: metrics.addStages });
      loaded.set(path, loading);
      const recogniser = await loading;
      states.cpuVariant = recogniser.cpuVariant;
      state.state = 'ready';
      return recogniser;
    } catch (error) {
      state.state = 'failed';
      throw error;
    }
  };
  const [normal, high] = await Promise.all(qualities.map(load));
  if (!normal || !high) throw new Error('A quality has no recogniser.');
  return { recognisers: { normal, high }, voice: timed(await voice, metrics.addVadSeconds) };
}

async function loadOnce(options: WhisperOptions): Promise<WhisperRecogniser> {
  const recogniser = await loadWhisperRecogniser(options);
  await warmUp(recogniser);
  return recogniser;
}

const timed = (voice: VoiceActivityDetector, addSeconds: (seconds: number) => void): VoiceActivityDetector => ({
  open() {
    const stream = voice.open();
    return {
      async speechProbability(frame16k) {
        const startedMs = performance.now();
        const probability = await stream.speechProbability(frame16k);
        addSeconds((performance.now() - startedMs) / 1000);
        return probability;
      },
    };
  },
});

async function pathOf(
  wanted: string | undefined,
  role: ModelRole,
  cacheDir: string,
): Promise<{ id: string; path: string }> {
  if (wanted) return { id: findModel(wanted).id, path: modelPath(wanted, cacheDir) };
  const chosen = await chooseModel(role, cacheDir);
  if (!chosen) throw new Error(`There is no speech model in ${cacheDir}: run "npm run models -- pull starter".`);
  return { id: chosen.model.id, path: chosen.path };
}
