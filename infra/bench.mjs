// `npm run bench -- [OPTIONS]`: see bench/options.ts, or --help.
import { join } from 'node:path';
import { run } from './prepare/command.mjs';
import { isRefusal, Refusal } from './prepare/refusal.mjs';
import { openWorkbench } from './prepare/workbench.mjs';

try {
  const bench = openWorkbench();
  await bench.tools();
  await bench.product();
  await bundle(bench);
  bench.close();
  process.env.CACHE_DIR = bench.cacheDir;
  await import(new URL('./dist/bench/main.js', import.meta.url).href);
} catch (error) {
  if (!isRefusal(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** A start has no need of the bench and does not look whether its sources changed. @param {import('./prepare/workbench.mjs').Workbench} bench */
async function bundle({ root, signal, family }) {
  const entries = ['bench/main.ts', 'bench/production/time-model.ts'];
  const options = { cwd: join(root, 'infra'), signal, family };
  const { ok, lastLines } = await run(process.execPath, ['bundle.mjs', ...entries], options);
  if (!ok) throw new Refusal(`The bench does not build:\n${lastLines.join('\n')}`);
}
