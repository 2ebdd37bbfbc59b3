// `npm start`: brings a bare machine to a running product. Plain Node without dependencies, for it runs before `npm ci`.
import { tooOldNode } from './prepare/node-version.mjs';

const tooOld = tooOldNode(process.versions.node);
if (tooOld) {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 1;
} else {
  // Only now: the rest imports what an older Node does not have.
  const { start } = await import('./prepare/start.mjs');
  process.exitCode = await start();
}
