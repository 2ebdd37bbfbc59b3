import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDirOf } from '@alfavoice/inference/models';
import { isSentence, prepareClips, spread } from '../bench/clip-set.ts';
import { projectRoot } from '../product/root.ts';
import { runChaos } from './chaos.ts';
import { holds, printChaos } from './report.ts';
import { mountSmallDisk } from './small-disk.ts';
import { synthesisedUtterances } from './synthesised.ts';
import { holdsBesideUpload, printBesideUpload, uploadBesideLive } from './upload-beside-live.ts';
import { makeWallClock } from './wall-clock.ts';

const usage = `npm run chaos -- [OPTIONS]
People dictate to the real product while its processes are killed with -9, lines are cut and everything is started again;
their devices' clocks are wrong. Then what was spoken is compared with the history.

  --dictations N    (default 300)
  --minutes N       no new dictation begins after so long (default 60)
  --seed N          (default 1)
  --people N        who speak at a time (default 4)
  --kill-every-s N  mean time between two kills (default 5)
  --full-disk       DATA_DIR lies on a small file system that is full now and then (takes root)
  --clock-jumps     the clock of the product's processes is set forth and back now and then
  --cut-lines N     utterances at which a line cut for 5 s is measured before anything is killed (default 8)
  --upload-beside-live   kills nothing: measures by how much an upload of an hour holds up live dictations
                    (--dictations of them, default 20)
  --clips FOLDER    holds manifest.jsonl; default ../shared/eval/speech, and where that is not there, synthesised speech
  --json FILE       the results`;

const { values } = parseArgs({
  options: {
    dictations: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '4' },
    'kill-every-s': { type: 'string', default: '5' },
    'full-disk': { type: 'boolean', default: false },
    'clock-jumps': { type: 'boolean', default: false },
    'cut-lines': { type: 'string', default: '8' },
    'upload-beside-live': { type: 'boolean', default: false },
    clips: { type: 'string', default: '../shared/eval/speech' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
/** A process that a signal ended. What it has started ends with it. */
const endedCode = 130;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(endedCode));

if (values.help) console.log(usage);
else if (values['upload-beside-live']) await besideLive();
else await main();

async function besideLive(): Promise<void> {
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-upload-'));
  const dictations = Number(values.dictations ?? 20);
  try {
    const results = await uploadBesideLive({
      utterances: spread(await utterancesOf(values.clips, cacheDir), dictations),
      dictations,
      uploadMinutes: 60,
      cacheDir,
      directory,
      say: console.log,
    });
    await conclude(results, printBesideUpload(results), holdsBesideUpload(results));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const dictations = Number(values.dictations ?? 300);
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-chaos-'));
  const dataDir = path.join(directory, 'data');
  await mkdir(dataDir);
  const disk = values['full-disk'] ? await mountSmallDisk(dataDir) : undefined;
  if (values['full-disk'] && !disk) console.log('The disk is never full in this run: mounting a small one takes root.');
  const clock = values['clock-jumps']
    ? await makeWallClock({ root: projectRoot(), file: path.join(directory, 'clock') })
    : undefined;
  try {
    const results = await runChaos({
      utterances: spread(await utterancesOf(values.clips, cacheDir), dictations),
      dictations,
      minutes: Number(values.minutes),
      seed: Number(values.seed),
      people: Number(values.people),
      killEveryS: Number(values['kill-every-s']),
      cutLines: Number(values['cut-lines']),
      cacheDir,
      dataDir,
      disk,
      clock,
      say: console.log,
    });
    await conclude(results, printChaos(results), holds(results));
  } finally {
    await disk?.unmount();
    await rm(directory, { recursive: true, force: true });
  }
}

async function conclude(results: object, report: string, good: boolean): Promise<void> {
  if (values.json) await writeFile(values.json, `${JSON.stringify(results, null, 1)}\n`);
  console.log(`\n${report}`);
  process.exitCode = good ? 0 : 1;
}

async function utterancesOf(clipsFolder: string, cacheDir: string) {
  const options = { clipsFolder, language: undefined, limit: undefined, longestS: 10 };
  const clips = await prepareClips(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return [];
  });
  const sentences = clips.flatMap(({ text, lang, pcm, seconds }) =>
    lang !== 'none' && isSentence({ lang, seconds }) ? [{ text, language: lang, pcm }] : [],
  );
  return sentences.length > 0 ? sentences : synthesisedUtterances(cacheDir);
}
