import { join } from 'node:path';
import { run } from './command.mjs';
import { Refusal, tellRefusal } from './refusal.mjs';
import { openWorkbench } from './workbench.mjs';

/**
 * Runs a command of `infra/` written in TypeScript, on a machine where nothing is prepared too. It is bundled each time:
 * a start has no need of it and does not look whether its sources changed.
 * @param {{ main: string, others?: string[], needsProduct: boolean }} command entry points, from `infra/`, without `.ts`;
 *   `needsProduct`: models, addon, servers and the tools that make speech are brought first
 */
export function runBundled({ main, others = [], needsProduct }) {
  return tellRefusal(async () => {
    const bench = openWorkbench();
    const { root, cacheDir, signal, family } = bench;
    if (needsProduct) {
      await bench.tools();
      await bench.product();
    } else await bench.install();
    const entries = [main, ...others].map((entry) => `${entry}.ts`);
    const options = { cwd: join(root, 'infra'), signal, family };
    const { ok, lastLines } = await run(process.execPath, ['bundle.mjs', ...entries], options);
    if (!ok) throw new Refusal(`${main} does not build:\n${lastLines.join('\n')}`);
    bench.close();
    process.env.CACHE_DIR = cacheDir;
    await import(new URL(`../dist/${main}.js`, import.meta.url).href);
  });
}
