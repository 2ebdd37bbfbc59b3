import { fork } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../product/root.ts';
import type { BenchContext } from '../context.ts';
import { addonOf } from '../plain.ts';
import type { ModelTiming } from '../results.ts';
import { quantisations, randomModels } from './random-models.ts';
import type { MeasuredTiming, TimingRequest } from './time-model.ts';

/** The accurate model, the one between, and the fast one. */
const sizes = ['large-v3', 'large-v3-turbo', 'medium'];
const threads = [1, 2];

/** Every size in every quantisation with every variant, one after the other; `variants` are names of ggml's. */
export async function timeModels(variants: readonly string[], context: BenchContext): Promise<ModelTiming[]> {
  const timings: ModelTiming[] = [];
  for (const model of sizes) {
    const files = await randomModels(model, context);
    for (const type of quantisations)
      for (const variant of variants) {
        const modelPath = files[type];
        const facts = { model, type, variant, sizeBytes: statSync(modelPath).size };
        context.say(`${model}, ${type}, ${variant}`);
        const request = { modelPath, addonDirectory: addonOf(context.cacheDir), variant, threads };
        timings.push(...(await timeInChild(request, context)).map((measured) => ({ ...facts, ...measured })));
      }
  }
  return timings;
}

function timeInChild(request: TimingRequest, { signal, running }: BenchContext): Promise<MeasuredTiming[]> {
  const script = path.join(projectRoot(), 'infra/dist/bench/production/time-model.js');
  const child = fork(script, [JSON.stringify(request)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const measured: MeasuredTiming[] = [];
  let errors = '';
  child.on('message', (timing: MeasuredTiming) => measured.push(timing));
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return running.during({ stop }, async () => {
    const code = await ended;
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`timing ${request.modelPath} ended with ${code}: ${errors.slice(-500)}`);
    return measured;
  });
}
