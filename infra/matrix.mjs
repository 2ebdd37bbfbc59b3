// `npm run matrix [-- --random 200] [--seed 1]`: every kind of field in both browsers; writes docs/insertion-matrix.md.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tellRefusal } from './prepare/refusal.mjs';
import { openWorkbench } from './prepare/workbench.mjs';

const { values } = parseArgs({ options: { random: { type: 'string' }, seed: { type: 'string' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const asked = {
  ...(values.random && { random: Number(values.random) }),
  ...(values.seed && { seed: Number(values.seed) }),
};

const run = (/** @type {string} */ program, /** @type {string[]} */ args, /** @type {string} */ cwd) =>
  new Promise((resolve) => {
    const env = { ...process.env, ALFAVOICE_MATRIX: JSON.stringify(asked) };
    spawn(program, args, { cwd, env, stdio: 'inherit' }).on('exit', (code) => resolve(code ?? 1));
  });

await tellRefusal(async () => {
  const bench = openWorkbench();
  await bench.install();
  await bench.tools();
  await bench.windowTools();
  bench.close();
  const built = await run(process.execPath, ['build.mjs'], join(root, 'extension'));
  const programs = join(root, 'node_modules', '.bin');
  process.exitCode =
    built === 0
      ? await run(join(programs, 'playwright'), ['test', '--config=infra/e2e/matrix/playwright.config.ts'], root)
      : built;
  // The table is written as it comes, and kept as the other documents are.
  await run(
    join(programs, 'biome'),
    ['format', '--write', '--log-level=error', 'infra/docs/insertion-matrix.md'],
    root,
  );
});
