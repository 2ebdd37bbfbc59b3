import { chooseModel, type InstalledModel } from '@alfavoice/inference/models';
import { openClipRecogniser } from '@alfavoice/inference/writing';
import { startFasterWhisper } from './baselines/faster-whisper.ts';
import { startWhisperServer } from './baselines/whisper-server.ts';
import type { Bench } from './bench.ts';
import type { BenchContext } from './context.ts';
import { describeMachine, ownVersions } from './machine.ts';
import type { Part } from './options.ts';
import { measureForms } from './parts/forms.ts';
import { measureLevers } from './parts/levers.ts';
import { measureVariants, variantsToCompare } from './parts/variants.ts';
import { measureWholeClips } from './parts/whole-clips.ts';
import { loadPlainRecogniser, threads } from './plain.ts';
import { launchProductUnderTest } from './product-under-test.ts';
import { capacities } from './production/capacity.ts';
import { timeModels } from './production/time-models.ts';
import type { BenchResults } from './results.ts';
import { measureBaseline, measureProduct } from './systems.ts';

/**
 * Measures part by part; what fails becomes a note and the rest goes on.
 * @param save called after each step with all that is known so far
 * @throws the signal's reason when the person ends it; where there is no model or no addon
 */
export async function runBench(context: BenchContext, save: (results: BenchResults) => void): Promise<BenchResults> {
  const { options, cacheDir, running } = context;
  const model = await chooseModel('recogniser-fast', cacheDir);
  if (!model) throw new Error('There is no speech model yet: run `npm start` once.');
  const results = await emptyResults(model, context);
  const bench: Bench = { context, results, step: steps(context, results, save) };
  const wants = (...parts: Part[]) => parts.some((part) => options.parts.includes(part));

  if (wants('memory', 'accuracy', 'load'))
    await bench.step('The product', async () => {
      const product = await launchProductUnderTest({ CACHE_DIR: cacheDir });
      await running.during(product, () => measureProduct(product, bench));
    });
  if (wants('accuracy'))
    await bench.step('The same model, plainly', async () => {
      const plain = await loadPlainRecogniser(model, cacheDir);
      results.plain = await running.during(plain, () => measureWholeClips(plain.transcribe, ownCpuS, context));
    });
  if (wants('forms'))
    await bench.step('The same words in several forms', async () => {
      const plain = await loadPlainRecogniser(model, cacheDir);
      results.forms = await running.during(plain, async () => {
        const own = await openClipRecogniser(cacheDir, threads);
        if (!own) throw new Error('the recogniser is not built');
        return running.during({ stop: async () => own.close() }, () => measureForms(own, plain, context));
      });
    });
  if (wants('baselines', 'load')) {
    await bench.step('whisper-server', async () => {
      const server = await startWhisperServer(model, results.machine.variant, context);
      await running.during(server, () => measureBaseline(server, bench));
    });
    await bench.step('faster-whisper', async () => {
      const server = await startFasterWhisper(model, context);
      await running.during(server, () => measureBaseline(server, bench));
    });
  }
  if (wants('levers'))
    await bench.step('Levers', async () => {
      results.levers = await measureLevers(context, results.live);
    });
  if (wants('variants'))
    await bench.step('CPU variants', async () => {
      results.variants = await measureVariants(
        variantsToCompare(cacheDir, results.machine.variant),
        context,
        results.live,
      );
    });
  if (wants('production'))
    await bench.step('Production sizes', async () => {
      const timings = await timeModels(variantsToCompare(cacheDir, results.machine.variant), context);
      results.production = { timings, capacities: capacities(timings) };
    });
  return results;
}

const ownCpuS = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

async function emptyResults({ model, sizeBytes, path }: InstalledModel, context: BenchContext): Promise<BenchResults> {
  const { options, cacheDir, clips } = context;
  return {
    format: 1,
    startedAt: new Date().toISOString(),
    minutes: 0,
    machine: await describeMachine({ model, sizeBytes, path }, cacheDir),
    model: { id: model.id, file: model.file, sizeBytes },
    versions: await ownVersions(),
    options,
    clips: clips.map(({ id, lang, seconds, words, silenceMs }) => ({ id, lang, seconds, words, silenceMs })),
    live: [],
    baselines: [],
    load: [],
    notes: [],
  };
}

function steps(
  { signal, say }: BenchContext,
  results: BenchResults,
  save: (results: BenchResults) => void,
): Bench['step'] {
  const started = performance.now();
  return async (what, work) => {
    signal.throwIfAborted();
    say(`\n== ${what}`);
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      const why = error instanceof Error ? error.message : String(error);
      say(`${what}: ${why}`);
      results.notes.push(`${what}: ${why.split('\n')[0]}`);
    }
    results.minutes = (performance.now() - started) / 60_000;
    save(results);
  };
}
