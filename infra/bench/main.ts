import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { modeSchema } from '@alfavoice/gateway/contract';
import { wordErrors } from '@alfavoice/inference/evaluation';
import { cacheDirOf } from '@alfavoice/inference/models';
import { administrator, launchProduct } from '../product/launch.ts';
import { signIn, speak } from '../product/speak.ts';
import { type Clip, readClips } from '../speech/clips.ts';
import { decodePcm16k } from '../speech/pcm.ts';
import { measureProcessTree } from '../start/resources.ts';
import { loadPlainRecogniser } from './plain.ts';
import { type ClipResult, printReport, type Report } from './report.ts';

const usage = `npm run bench -- [--clips FOLDER] [--mode after_recording|on_pause] [--limit N] [--language ru|en|none] [--json FILE] [--no-idle]
Speaks recordings to the product at the pace of speech and compares with the same model run plainly.
FOLDER holds manifest.jsonl (id, lang, file, text, seconds); default ../shared/eval/speech.`;

/** Access tokens live 15 minutes; a run takes longer. */
const signInEveryMs = 5 * 60 * 1000;
/** The language model joins after `ready`; idle is measured when that is over. */
const settleS = 20;
const idleS = 30;

const { values } = parseArgs({
  options: {
    clips: { type: 'string', default: '../shared/eval/speech' },
    mode: { type: 'string', default: 'after_recording' },
    limit: { type: 'string' },
    language: { type: 'string' },
    json: { type: 'string' },
    'no-idle': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
if (values.help) console.log(usage);
else await bench();

async function bench(): Promise<void> {
  const mode = modeSchema.parse(values.mode);
  const chosen = (await readClips(values.clips)).filter(({ lang }) => !values.language || lang === values.language);
  const clips = values.limit ? spread(chosen, Number(values.limit)) : chosen;
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const plain = await loadPlainRecogniser(cacheDir);
  const product = await launchProduct({ CACHE_DIR: cacheDir });
  const results: ClipResult[] = [];
  try {
    let idle: Report['idle'];
    if (!values['no-idle']) {
      await new Promise((resolve) => setTimeout(resolve, settleS * 1000));
      const usage = await measureProcessTree(product.pid, idleS);
      idle = { rssBytes: usage.pssBytes, cpuPercent: usage.cpuCores * 100 };
    }
    let signedInAt = Number.NEGATIVE_INFINITY;
    let accessToken = '';
    for (const [index, clip] of clips.entries()) {
      if (performance.now() - signedInAt > signInEveryMs) {
        accessToken = await signIn(product.url, administrator);
        signedInAt = performance.now();
      }
      const result = await runClip(clip, { url: product.url, accessToken, mode, plain });
      results.push(result);
      console.log(
        `${String(index + 1).padStart(3)}/${clips.length} ${clip.id.padEnd(34)} ${(result.live.stopToTextMs / 1000).toFixed(2)} s live, ${(result.plain.elapsedMs / 1000).toFixed(2)} s plain, errors ${result.live.errors}/${result.plain.errors} of ${result.words}`,
      );
    }
    const report: Report = {
      machine: {
        cpu: cpus()[0]?.model ?? 'unknown',
        cores: cpus().length,
        variant: plain.variant,
        models: [plain.modelId],
        node: process.versions.node,
      },
      mode,
      clips: results,
      ...(idle && { idle }),
    };
    console.log(`\n${printReport(report)}`);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
  } finally {
    plain.close();
    await product.stop();
  }
}

/** Live at real time first, then plainly: the two never share the cores. */
async function runClip(
  clip: Clip,
  run: {
    url: string;
    accessToken: string;
    mode: Report['mode'];
    plain: Awaited<ReturnType<typeof loadPlainRecogniser>>;
  },
): Promise<ClipResult> {
  const pcm = await decodePcm16k(clip.file);
  const language = clip.lang === 'none' ? 'en' : clip.lang;
  const live = await speak({ url: run.url, accessToken: run.accessToken, pcm, language, mode: run.mode });
  const plain = await run.plain.transcribe(pcm, language);
  const errors = (text: string) => wordErrors(clip.text, text).errors;
  return {
    id: clip.id,
    language: clip.lang,
    seconds: clip.seconds,
    words: wordErrors(clip.text, '').referenceWords,
    live: {
      text: live.final.text,
      errors: errors(live.final.raw),
      stopToTextMs: live.stopToTextMs,
      segments: live.final.segments.length,
    },
    plain: { text: plain.text, errors: errors(plain.text), elapsedMs: plain.elapsedMs },
  };
}

/** Every n-th clip, so that a short run still hears every kind of recording. */
function spread<T>(items: T[], count: number): T[] {
  if (count >= items.length) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]).filter(
    (item) => item !== undefined,
  );
}
