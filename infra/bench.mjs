// `npm run bench -- [OPTIONS]`: see bench/main.ts, or --help.
import { isRefusal } from './prepare/refusal.mjs';
import { openWorkbench } from './prepare/workbench.mjs';

try {
  const bench = openWorkbench();
  await bench.tools();
  await bench.product();
  bench.close();
  process.env.CACHE_DIR = bench.cacheDir;
  await import(new URL('./dist/bench/main.js', import.meta.url).href);
} catch (error) {
  if (!isRefusal(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
