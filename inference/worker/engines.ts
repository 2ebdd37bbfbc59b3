import type { Logger } from 'pino';
import type { Quality, WorkerStatus } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import { loadSileroVad } from '../engines/vad-silero.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import { loadWhisperRecogniser, type WhisperOptions, type WhisperRecogniser } from '../engines/whisper.ts';
import { findModel, installedModels, ModelError, type ModelRole, modelPath, preference } from '../models/index.ts';
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
export type ModelStates = WorkerStatus['models'];

interface LoadParts {
  /** Folder of the built addon; undefined: the ready-made binding. */
  addonDirectory: string | undefined;
  /** Kept up to date meanwhile. */
  states: ModelStates;
  /** Of the recognition in whose course it is asked. */
  threads: () => number;
  /** Told where the time goes. */
  metrics: Pick<Metrics, 'addStages' | 'addVadSeconds'>;
  log: Pick<Logger, 'error'>;
}

/**
 * Loads what listening needs: a recogniser for each quality, the same file once, and the voice-activity detector.
 * Resolves when each recogniser has run once. Where a model cannot be loaded, the next best serves, or that of the other
 * quality.
 * @throws with a sentence for the operator when there is no model, or none can be loaded
 */
export async function loadEngines(
  { cacheDir, models }: Pick<WorkerConfiguration, 'cacheDir' | 'models'>,
  { addonDirectory, states, threads, metrics, log }: LoadParts,
): Promise<Engines> {
  const voice = loadSileroVad(modelPath(vadModel, cacheDir));
  const loaded = new Map<string, Promise<WhisperRecogniser>>();
  const loadFrom = (path: string) => {
    const loading =
      loaded.get(path) ??
      loadOnce({ modelPath: path, addonDirectory, threads: async () => threads(), onTimings: metrics.addStages });
    loaded.set(path, loading);
    return loading;
  };
  const load = async (quality: Quality): Promise<Recogniser> => {
    const role = roleOf[quality];
    let trouble: unknown = new ModelError(
      'unavailable',
      `There is no speech model in ${cacheDir}: run "npm run models -- pull starter".`,
    );
    for (const { id, path } of await candidates(models[quality], role, cacheDir)) {
      const state: ModelStates[number] = { id, role, state: 'loading' };
      states.push(state);
      try {
        const recogniser = await loadFrom(path);
        state.state = 'ready';
        return recogniser;
      } catch (error) {
        state.state = 'failed';
        state.reason = error instanceof Error ? error.message : String(error);
        log.error({ err: error, model: id }, `The model ${id} cannot be used; another one serves if there is one`);
        trouble = error;
      }
    }
    throw trouble;
  };
  const [normal, high] = await Promise.allSettled(qualities.map(load));
  const serving = [normal, high].find((outcome) => outcome?.status === 'fulfilled');
  if (serving?.status !== 'fulfilled') throw normal?.status === 'rejected' ? normal.reason : new Error('unreachable');
  const or = (outcome: typeof normal) => (outcome?.status === 'fulfilled' ? outcome.value : serving.value);
  return { recognisers: { normal: or(normal), high: or(high) }, voice: timed(await voice, metrics.addVadSeconds) };
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

/** @returns what may serve, best first: the model that the configuration names, then the installed ones */
async function candidates(
  wanted: string | undefined,
  role: ModelRole,
  cacheDir: string,
): Promise<{ id: string; path: string }[]> {
  const named = wanted ? [findModel(wanted).id] : [];
  const installed = (await installedModels(cacheDir)).map(({ model }) => model.id);
  const ids = new Set([...named, ...preference[role].filter((id) => installed.includes(id))]);
  return [...ids].map((id) => ({ id, path: modelPath(id, cacheDir) }));
}
