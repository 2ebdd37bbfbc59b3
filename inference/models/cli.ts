import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { defineCommand, runMain } from 'citty';
import { cacheDirOf } from './cache-dir.ts';
import { catalogue, modelSets } from './catalogue.ts';
import { ensureModels } from './ensure.ts';
import { importModel } from './import-model.ts';
import { quantisationTypes } from './model.ts';
import { ModelError } from './model-error.ts';
import { listModels } from './model-list.ts';
import type { Reporting } from './progress.ts';
import { printProgress } from './progress-printer.ts';
import { quantiseModel } from './quantise-model.ts';
import { verifyModels } from './verify.ts';

const env = process.env;
const cacheDir = cacheDirOf(env, process.cwd());
/** npm runs scripts in the package's folder and leaves here where the caller was. */
const callerFolder = env.INIT_CWD ?? process.cwd();

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs a command with progress on stderr, cancelled by Ctrl-C; expected failures become one sentence and exit code 1. */
const reporting = async (work: (reporting: Reporting) => Promise<void>): Promise<void> => {
  const { finish, ...printer } = printProgress(process.stderr, () => performance.now());
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await work({ ...printer, signal: interrupted.signal });
    finish();
  } catch (error) {
    finish();
    process.exitCode = 1;
    if (interrupted.signal.aborted) process.stderr.write('Stopped. What was fetched so far is kept.\n');
    else if (error instanceof ModelError) process.stderr.write(`${error.message}\n`);
    else throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
};

const list = defineCommand({
  meta: { name: 'list', description: 'Show the catalogue: what is installed, what serves which role' },
  run: () => reporting(async () => say(await listModels(cacheDir))),
});

const pull = defineCommand({
  meta: {
    name: 'pull',
    description: `Fetch models by id or set (${Object.keys(modelSets).join(', ')}); without any, the starter set`,
  },
  run: ({ args }) =>
    reporting(async (progress) => {
      const named = args._.length > 0 ? args._ : ['starter'];
      const ids = named.flatMap((name) => modelSets[name] ?? [name]);
      for (const [id, path] of await ensureModels({ ...progress, ids, cacheDir, env })) say(`${id}  ${path}`);
    }),
});

const verify = defineCommand({
  meta: { name: 'verify', description: 'Hash every installed model; damaged files are set aside' },
  run: () =>
    reporting(async (progress) => {
      for (const { model, state, movedTo } of await verifyModels(cacheDir, progress)) {
        if (state.state === 'sound') say(`sound    ${model.id}  ${state.sha256}`);
        if (state.state !== 'damaged') continue;
        process.exitCode = 1;
        const aside = movedTo ? `moved to ${movedTo}; npm run models -- pull ${model.id}` : 'run npm ci';
        say(`damaged  ${model.id}  ${state.reason}; ${aside}`);
      }
    }),
});

const quantize = defineCommand({
  meta: { name: 'quantize', description: 'Write an f16 Whisper model (id or file) in another precision' },
  args: {
    source: { type: 'positional', description: 'Id of an installed model, or a file', required: true },
    type: { type: 'enum', options: [...quantisationTypes], default: 'q8_0', description: 'Precision' },
  },
  run: ({ args }) =>
    reporting(async (progress) => {
      const isId = catalogue.some(({ id }) => id === args.source);
      const source = isId ? args.source : resolve(callerFolder, args.source);
      say(await quantiseModel({ ...progress, source, type: args.type, cacheDir }));
    }),
});

const importCommand = defineCommand({
  meta: { name: 'import', description: 'Take a model file that was brought by hand' },
  args: {
    file: { type: 'positional', description: 'The file', required: true },
    id: { type: 'string', description: 'Which model it is, where neither hash nor name tells' },
  },
  run: ({ args }) =>
    reporting(async (progress) => {
      const { model, path } = await importModel(resolve(callerFolder, args.file), {
        ...progress,
        id: args.id,
        cacheDir,
      });
      say(`${model.id}  ${path}`);
    }),
});

await runMain(
  defineCommand({
    meta: { name: 'models', description: 'Models for listening and writing' },
    subCommands: { list, pull, verify, quantize, import: importCommand },
  }),
);
