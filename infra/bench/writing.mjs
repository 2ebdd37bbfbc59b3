// `npm run bench:writing -- [OPTIONS]`: see writing/main.ts, or --help.
import { join } from 'node:path';
import { run } from '../prepare/command.mjs';
import { isRefusal, Refusal } from '../prepare/refusal.mjs';
import { openWorkbench } from '../prepare/workbench.mjs';

try {
  const { root, cacheDir, signal, family, install, close } = openWorkbench();
  await install();
  const options = { cwd: join(root, 'infra'), signal, family };
  const { ok, lastLines } = await run(process.execPath, ['bundle.mjs', 'bench/writing/main.ts'], options);
  if (!ok) throw new Refusal(`The bench does not build:\n${lastLines.join('\n')}`);
  close();
  process.env.CACHE_DIR = cacheDir;
  await import(new URL('../dist/bench/writing/main.js', import.meta.url).href);
} catch (error) {
  if (!isRefusal(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
