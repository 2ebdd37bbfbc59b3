import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDirOf } from '@alfavoice/inference/models';
import { prepareClips } from './clip-set.ts';
import { type BenchOptions, readOptions, usage } from './options.ts';
import { printReport } from './report/report.ts';
import { runBench } from './run-bench.ts';
import { Running } from './running.ts';

/** A process that a signal ended. */
const endedCode = 130;

const running = new Running();
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    stopping.abort(new Error('The bench was ended.'));
    void running.stopAll().then(() => process.exit(endedCode));
  });

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await main(options);
  else console.log(usage);
} catch (error) {
  if (!stopping.signal.aborted) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}

async function main(options: BenchOptions): Promise<void> {
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const json = path.resolve(options.json ?? path.join(cacheDir, 'bench', 'bench.json'));
  const markdown = `${json.replace(/\.json$/, '')}.md`;
  mkdirSync(path.dirname(json), { recursive: true });
  const clips = await prepareClips(options);
  if (clips.length === 0) throw new Error(`There are no such clips in ${options.clipsFolder}.`);
  const context = { options, cacheDir, clips, running, signal: stopping.signal, say: console.log };
  const results = await runBench(context, (known) => {
    writeFileSync(json, `${JSON.stringify(known, null, 1)}\n`);
    writeFileSync(markdown, `${printReport(known)}\n`);
  });
  console.log(`\n${printReport(results)}\n\n${json}\n${markdown}`);
}
