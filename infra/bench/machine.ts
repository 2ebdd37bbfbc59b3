import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { InstalledModel } from '@alfavoice/inference/models';
import { loadWhisper } from 'whisper-node-addon';
import { projectRoot } from '../product/root.ts';
import { addonOf } from './plain.ts';
import type { BenchResults } from './results.ts';

/** What runs here, with which of ggml's CPU variants. */
export async function describeMachine(model: InstalledModel, cacheDir: string): Promise<BenchResults['machine']> {
  const whisper = await loadWhisper({ modelPath: model.path, addonDirectory: addonOf(cacheDir) });
  const { variant } = whisper.info;
  whisper.close();
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    variant,
  };
}

/** @returns the product's version, with the commit where it is a git checkout, and Node's */
export async function ownVersions(): Promise<Record<string, string>> {
  const root = projectRoot();
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const commit = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).then(
    ({ stdout }) => ` (${stdout.trim()})`,
    () => '',
  );
  return { AlfaVoice: `${version}${commit}`, Node: process.versions.node };
}
