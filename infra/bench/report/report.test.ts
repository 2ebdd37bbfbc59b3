import { describe, expect, it } from 'vitest';
import { readOptions } from '../options.ts';
import type { BenchResults, LiveResult } from '../results.ts';
import { printReport } from './report.ts';

const options = readOptions([]);
if (!options) throw new Error('unreachable: no help was asked for');

const sentences = ['a', 'b', 'c', 'd'];
const clips: BenchResults['clips'] = [
  ...sentences.map((id) => ({
    id,
    lang: id < 'c' ? ('en' as const) : ('ru' as const),
    seconds: 5,
    words: 10,
    silenceMs: 300,
  })),
  { id: 'long', lang: 'en', seconds: 66, words: 160, silenceMs: 0 },
  { id: 'hum', lang: 'none', seconds: 5, words: 0, silenceMs: 0 },
];

const liveOf = (id: string, result: Partial<LiveResult> = {}): LiveResult => ({
  id,
  mode: 'after_recording',
  alone: sentences.includes(id),
  text: id === 'hum' ? '' : 'words',
  errors: id === 'hum' ? 0 : 1,
  stopToTextMs: 200,
  segments: 1,
  hypothesesMs: [900, 1_900, 2_900],
  speechMs: 4_900,
  cpuS: 1,
  ...result,
});

const whole = (elapsedMs: number, cpuS: number, errors = 1) => ({
  clips: clips.map(({ id, lang }) => ({ id, text: lang === 'none' ? '' : 'words', errors, elapsedMs, cpuS })),
});

const results: BenchResults = {
  format: 1,
  startedAt: '2026-01-02T03:04:05.000Z',
  minutes: 31.4,
  machine: { cpu: 'Some CPU', cores: 2, memoryBytes: 2 ** 34, variant: 'zen4' },
  model: { id: 'whisper-base', file: 'ggml-base-q8_0.bin', sizeBytes: 81_768_585 },
  versions: { AlfaVoice: '0.1.0', Node: '20.20.0' },
  options: { ...options, modes: ['after_recording'] },
  clips,
  live: clips.map(({ id }) => liveOf(id)),
  shares: { speechS: 20, stages: { encoder: 3, decoder: 1 } },
  plain: whole(900, 2),
  baselines: [
    { name: 'whisper-server', how: 'stock', ...whole(1_500, 3) },
    { name: 'faster-whisper', how: 'int8', ...whole(1_000, 2.5) },
  ],
  load: [],
  notes: [],
};

/** Cells of the first row that begins with this. */
const row = (report: string, name: string) =>
  report
    .split('\n')
    .find((line) => line.startsWith(`| ${name}`))
    ?.split('|')
    .map((cell) => cell.trim())
    .slice(1, -1);

describe('the report', () => {
  it('names machine, variant, model, beam and temperature', () => {
    const report = printReport(results);
    for (const fact of ['Some CPU', 'zen4', 'whisper-base', 'beam 1', 'temperature 0', 'Node 20.20.0'])
      expect(report).toContain(fact);
  });

  it('quotes time and CPU of sentences only, each system beside the others', () => {
    const report = printReport({
      ...results,
      live: results.live.map((live) => (live.id === 'long' ? { ...live, stopToTextMs: 9_000 } : live)),
    });
    expect(row(report, 'AlfaVoice after_recording')).toEqual([
      'AlfaVoice after_recording',
      '4',
      '0.20',
      '0.20',
      '0.20',
      '0 of 1',
    ]);
    expect(row(report, 'faster-whisper')).toEqual(['faster-whisper', '4', '1.00', '1.00', '0.50', '0 of 1']);
  });

  it('has word errors by language and by length, and how sure the difference is', () => {
    const report = printReport({ ...results, plain: whole(900, 2, 0) });
    expect(row(report, 'English')).toEqual([
      'English',
      '3',
      '180',
      '1.7',
      '0.0',
      '1.7',
      '1.7',
      expect.stringMatching(/^\+1\.7 \(/),
    ]);
    expect(row(report, 'over 30 s')?.slice(0, 4)).toEqual(['over 30 s', '1', '160', '0.6']);
    expect(row(report, 'up to 30 s')?.slice(0, 4)).toEqual(['up to 30 s', '4', '40', '10.0']);
  });

  it('adds up the words of several forms, and says how sure the difference is', () => {
    const forms = {
      forms: [
        { factor: 1, cutMs: 0 },
        { factor: 0.7, cutMs: 2 },
      ],
      clips: [
        { id: 'a', own: [1, 2], plain: [1, 1] },
        { id: 'c', own: [0, 1], plain: [1, 1] },
      ],
    };
    const report = printReport({ ...results, forms });
    expect(report).toContain('Words wrong of 20 in forms');
    expect(row(report, 'as recorded')?.slice(1)).toEqual(['2', '1', expect.stringMatching(/^−5\.0 \(/)]);
    expect(row(report, '0.7 times as loud, 2 ms cut')?.slice(1, 3)).toEqual(['2', '3']);
    expect(row(report, 'together')?.slice(1)).toEqual([
      '4',
      '4',
      expect.stringMatching(/^\+0\.0 \(−5\.0 to \+5\.0\)$/),
    ]);
  });

  it('counts hypotheses from the begin of speech', () => {
    expect(row(printReport(results), 'after_recording ')).toEqual([
      'after_recording',
      '0.90',
      '0.90',
      '0.50',
      '0 of 4',
    ]);
  });

  it('does not count what was shown after the stop', () => {
    const live = results.live.map((one) => ({ ...one, hypothesesMs: one.id === 'a' ? [5_200] : [900, 4_900, 5_200] }));
    expect(row(printReport({ ...results, live }), 'after_recording ')).toEqual([
      'after_recording',
      '0.90',
      '–',
      '0.25',
      '1 of 4',
    ]);
  });

  it('leaves a dash for a stage that the product does not tell', () => {
    const report = printReport(results);
    expect(row(report, 'encoder')).toEqual(['encoder', '150.0', '75']);
    expect(row(report, 'voice detector')).toEqual(['voice detector', '–', '–']);
  });

  it('tells speech that came out as nothing, apart from dictations that failed', () => {
    const report = printReport({
      ...results,
      live: [
        liveOf('a', { text: '', errors: 10 }),
        liveOf('b', { text: '', errors: 10, stopToTextMs: null, failure: 'worker_lost: gone' }),
        liveOf('hum'),
      ],
    });
    expect(report).toContain('taken for silence: 1 of 2 dictations, 10 words');
    expect(report).toContain('failed: 1; b: worker_lost: gone');
  });

  it('says what was not measured', () => {
    const report = printReport({ ...results, baselines: [], notes: ['faster-whisper: no pip'] });
    expect(report).toContain('not measured: faster-whisper: no pip');
  });
});

describe('the goals', () => {
  const goal = (report: string, figure: string) => row(report, figure)?.at(-1);

  it('are met or not, against the baselines of the same run', () => {
    const report = printReport(results);
    expect(goal(report, 'after_recording: stop to text, p50')).toBe('yes');
    expect(goal(report, 'after_recording: p95, a quarter of faster-whisper')).toBe('yes');
    expect(goal(report, 'after_recording: CPU s per s of speech')).toBe('yes');
    expect(goal(report, 'after_recording: words shown while speaking')).toBe('no');
  });

  it('fail where words are lost beyond chance', () => {
    const live = results.live.map((one) => ({ ...one, errors: one.errors + 1 }));
    expect(goal(printReport({ ...results, live }), 'after_recording: words lost')).toBe('no');
    expect(goal(printReport(results), 'after_recording: words lost')).toBe('yes');
  });

  it('fail where something is heard that nobody said', () => {
    const live = results.live.map((one) => (one.id === 'hum' ? { ...one, text: 'Thank you.' } : one));
    expect(goal(printReport({ ...results, live }), 'after_recording: text where nobody spoke')).toBe('no');
  });

  it('are left out where a baseline is missing', () => {
    expect(row(printReport({ ...results, baselines: [] }), 'after_recording: p95')).toBeUndefined();
  });

  it('count people by the cores that a system may use', () => {
    const level = { sessions: 4, dictations: 20, failures: 0, p50Ms: 300, p95Ms: 900, busyCores: 1.5 };
    const load = [
      { name: 'AlfaVoice', cores: 2, levels: [level, { ...level, sessions: 8, p95Ms: 2_400 }] },
      {
        name: 'faster-whisper',
        cores: 2,
        levels: [
          { ...level, sessions: 1 },
          { ...level, sessions: 2, failures: 9, p95Ms: null },
        ],
      },
    ];
    const report = printReport({ ...results, load });
    expect(row(report, 'people per core ')).toEqual(['people per core', '2.0', '0.5']);
    expect(row(report, '2 ')?.at(-1)).toBe('0.30 / – (1.5 cores, 9 of 20 failed)');
    expect(goal(report, 'people per core, three times')).toBe('yes');

    const notBoth = load.map((result) => ({ ...result, levels: result.levels.slice(0, 1) }));
    const unsure = printReport({ ...results, load: notBoth });
    expect(row(unsure, 'people per core ')).toEqual(['people per core', '≥ 2.0', '≥ 0.5']);
    expect(goal(unsure, 'people per core, three times')).toBeUndefined();
  });
});

it('reckons memory by session and by dictation, caches left out', () => {
  const soak = {
    dictations: 60,
    failures: 0,
    samples: [5, 10, 30, 40, 50, 60].map((dictations) => ({
      dictations,
      pssBytes: 1e9 + (dictations < 20 ? -5e8 : dictations * 1e4),
    })),
  };
  const memory = {
    sessions: [
      { sessions: 1, rssBytes: 2e9, pssBytes: 1e9 },
      { sessions: 8, rssBytes: 2e9, pssBytes: 1.35e9 },
    ],
  };
  const report = printReport({ ...results, memory, soak });
  expect(report).toContain('each further session: 50 MB');
  expect(report).toContain('the first third left out: 1.0 MB per 100');
});

it('compares the words of two CPU variants, and does not believe a variant that the product denies', () => {
  const run = (variant: string, text: string, told: string | null) => ({
    variant,
    told,
    clips: [
      { id: 'a', text: 'same', errors: 0, stopToTextMs: 200, cpuS: 1 },
      { id: 'b', text, errors: 1, stopToTextMs: 300, cpuS: 2 },
    ],
  });
  const report = printReport({ ...results, variants: [run('zen4', 'one', 'zen4'), run('icelake', 'other', 'zen4')] });
  expect(row(report, 'icelake')).toEqual(['icelake', 'zen4', '0.20', '0.30', '0.30', '1', '1']);
  expect(report).toContain('“one” (zen4), “other” (icelake)');
  expect(report).toContain('asked for icelake and runs zen4');
});

it('shows what each lever brings beside the plain run of the same clips', () => {
  const quick = sentences.map((id) => liveOf(id, { stopToTextMs: 100 }));
  const mute = sentences.map((id) => liveOf(id, { stopToTextMs: 500, cpuS: 0.5, hypothesesMs: [] }));
  const report = printReport({
    ...results,
    levers: [
      { name: 'nothing before', live: mute },
      { name: 'words', live: quick },
    ],
  });
  expect(row(report, 'the full window')).toEqual([expect.anything(), '0.90', '0.90', '0.40', '4', '–', '–']);
  expect(row(report, 'nothing before')).toEqual(['nothing before', '0.50', '0.50', '0.10', '4', '–', '–']);
  expect(row(report, 'words')).toEqual(['words', '0.10', '0.10', '0.20', '4', '0.90', expect.anything()]);
});
