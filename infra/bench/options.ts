import { parseArgs } from 'node:util';
import { type Mode, modeSchema } from '@alfavoice/gateway/contract';

export const parts = ['accuracy', 'forms', 'baselines', 'load', 'levers', 'variants', 'memory', 'production'] as const;
export type Part = (typeof parts)[number];

/** Timings at production sizes make models of several GB first: only when asked for. */
const defaultParts: readonly Part[] = parts.filter((part) => part !== 'production');

export interface BenchOptions {
  clipsFolder: string;
  parts: readonly Part[];
  modes: readonly Mode[];
  /** Most clips; undefined: all. */
  limit: number | undefined;
  /** Longer clips are left out. */
  longestS: number;
  language: string | undefined;
  /** Seconds of each level of the load. */
  levelS: number;
  /** More sessions at a time than this are not tried. */
  mostSessions: number;
  /** Dictations over which memory must stay flat. */
  soak: number;
  /** Where the results go; undefined: into the cache. The table lies beside, with the extension md. */
  json: string | undefined;
  /** Writes a Whisper model of random weights: arguments size and file. */
  modelMaker: string;
  /** Clips for comparisons that need no more, and waiting times, are fewer. */
  quick: boolean;
}

export const usage = `npm run bench -- [OPTIONS]
Speaks recordings to the product at the pace of speech and compares it with the same model run plainly, with
whisper.cpp's own server and with faster-whisper, all on this machine.

  --parts A,B     ${parts.join(', ')}
                  (default: all but production, which times large models of random weights)
  --quick         eight short clips and short levels: under eight minutes, once the baselines are built
  --limit N       N clips, spread over the whole set
  --language L    clips in ru, en or none (sound without speech) only
  --mode M        after_recording or on_pause only
  --level-s N     seconds of each level of the load (default 45, quick 20)
  --sessions N    no more sessions at a time than N (default 64, quick 4)
  --soak N        dictations over which memory is watched (default 60, quick 20)
  --json FILE     results; the table lies beside as .md (default CACHE_DIR/bench/bench.json)
  --model-maker F script that writes a model of random weights (default ../shared/tools/make-whisper-model.mjs)
  --clips FOLDER  holds manifest.jsonl (id, lang, file, text, seconds); default ../shared/eval/speech`;

const quickDefaults = { limit: 8, longestS: 12, levelS: 20, mostSessions: 4, soak: 20 };
const fullDefaults = { limit: undefined, longestS: Number.MAX_SAFE_INTEGER, levelS: 45, mostSessions: 64, soak: 60 };

/** @returns undefined when help was asked for @throws Error with a sentence for a person */
export function readOptions(args: string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      clips: { type: 'string', default: '../shared/eval/speech' },
      parts: { type: 'string', default: defaultParts.join(',') },
      quick: { type: 'boolean', default: false },
      limit: { type: 'string' },
      language: { type: 'string' },
      mode: { type: 'string' },
      'level-s': { type: 'string' },
      sessions: { type: 'string' },
      soak: { type: 'string' },
      json: { type: 'string' },
      'model-maker': { type: 'string', default: '../shared/tools/make-whisper-model.mjs' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const defaults = values.quick ? quickDefaults : fullDefaults;
  return {
    clipsFolder: values.clips,
    parts: readParts(values.parts),
    modes: values.mode === undefined ? ['after_recording', 'on_pause'] : [readMode(values.mode)],
    limit: count('--limit', values.limit) ?? defaults.limit,
    longestS: defaults.longestS,
    language: values.language,
    levelS: count('--level-s', values['level-s']) ?? defaults.levelS,
    mostSessions: count('--sessions', values.sessions) ?? defaults.mostSessions,
    soak: count('--soak', values.soak) ?? defaults.soak,
    json: values.json,
    modelMaker: values['model-maker'],
    quick: values.quick,
  };
}

function readParts(list: string): Part[] {
  const asked = list.split(',').map((name) => name.trim());
  const unknown = asked.filter((name) => !(parts as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`--parts: no ${unknown.join(', ')}. There are ${parts.join(', ')}.`);
  return parts.filter((part) => asked.includes(part));
}

function readMode(name: string): Mode {
  const mode = modeSchema.safeParse(name);
  if (!mode.success) throw new Error(`--mode must be ${modeSchema.options.join(' or ')}.`);
  return mode.data;
}

function count(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`${name} must be a whole number from 1 on.`);
  return Number(value);
}
