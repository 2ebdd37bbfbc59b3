import { rm } from 'node:fs/promises';
import path from 'node:path';
import { startScriptedWorker } from './scripted-worker.ts';

// A program: a worker of its own process that dies of one sound, as a recogniser does of a bug. Arguments: the folder of
// its socket, and the loudness it dies of.
const [directory = '', deadly = ''] = process.argv.slice(2);
await rm(path.join(directory, 'worker.sock'), { force: true });
const worker = await startScriptedWorker(directory);
worker.onPhrase = (loudness) => {
  if (loudness === Number(deadly)) process.kill(process.pid, 'SIGKILL');
};
process.once('disconnect', () => process.exit(0));
