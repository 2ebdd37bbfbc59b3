import type { Mode } from '@alfavoice/gateway/contract';
import { carriesAll } from '../load/levels.ts';
import type { BenchResults } from '../results.ts';
import { quantile } from '../statistics.ts';
import { formsTotals } from './forms.ts';
import { atLeast, peoplePerCore } from './load.ts';
import { bytesPerDictation, bytesPerFurtherSession } from './memory.ts';
import { cpuPerSecond, type HeardBySystem, liveName, plainName, spoken, systemsOf, timesOf } from './systems.ts';
import { dash, fixed, signed, table } from './table.ts';
import { hypothesisFigures } from './times.ts';
import { type Difference, differenceFromPlain, withInterval } from './words.ts';

const mostPointsLost = 0.3;
const mostP50Ms = 250;
const shareOfFasterWhisper = 1 / 4;
const shareOfWhisperServer = 1 / 6;
const shareOfCpu = 1 / 2;
const timesThePeople = 3;
const firstHypothesisMs = 1_200;
const mostBytesPerSession = 60e6;
/** Allocators breathe; a leak of a recording (300 KB each) is ten times this. */
const flatBytesPerDictation = 30e3;

interface Goal {
  figure: string;
  goal: string;
  measured: string;
  /** undefined: not measured. */
  met: boolean | undefined;
}

/** What this product promises of itself, beside what was measured in this run. */
export function goalsTable(results: BenchResults): string[] {
  const goals = [...results.options.modes.flatMap((mode) => goalsOfMode(results, mode)), ...commonGoals(results)];
  const known = goals.filter(({ met }) => met !== undefined);
  if (known.length === 0) return [];
  return [
    '**Goals**',
    '',
    ...table(
      ['figure', 'goal', 'measured', 'met'],
      known.map(({ figure, goal, measured, met }) => [figure, goal, measured, met ? 'yes' : 'no']),
    ),
  ];
}

const atMost = (figure: string, limit: number, value: number, show: (value: number) => string): Goal => ({
  figure,
  goal: `≤ ${show(limit)}`,
  measured: Number.isNaN(value) ? dash : show(value),
  met: Number.isNaN(value) || Number.isNaN(limit) ? undefined : value <= limit,
});
const asSeconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

const named = (systems: HeardBySystem[], name: string) => systems.find((system) => system.name === name)?.heard ?? [];

function goalsOfMode(results: BenchResults, mode: Mode): Goal[] {
  const systems = systemsOf(results);
  const live = named(systems, liveName(mode));
  const p95 = (name: string) => quantile(timesOf(named(systems, name)), 0.95);
  const own = quantile(timesOf(live), 0.95);
  const first = hypothesisFigures(results.live, mode);
  return [
    wordsLost(
      `${mode}: words lost against the plain run`,
      differenceFromPlain(spoken(live), spoken(named(systems, plainName))),
    ),
    atMost(`${mode}: stop to text, p50`, mostP50Ms, quantile(timesOf(live), 0.5), asSeconds),
    atMost(`${mode}: p95, a quarter of faster-whisper's`, p95('faster-whisper') * shareOfFasterWhisper, own, asSeconds),
    atMost(`${mode}: p95, a sixth of whisper-server's`, p95('whisper-server') * shareOfWhisperServer, own, asSeconds),
    atMost(
      `${mode}: CPU s per s of speech, half of faster-whisper's`,
      cpuPerSecond(named(systems, 'faster-whisper')) * shareOfCpu,
      cpuPerSecond(live),
      (value) => value.toFixed(2),
    ),
    {
      figure: `${mode}: text where nobody spoke`,
      goal: 'none',
      measured: `${live.filter(({ clip, text }) => clip.lang === 'none' && text !== '').length} clips`,
      met: live.some(({ clip }) => clip.lang === 'none')
        ? live.every(({ clip, text }) => clip.lang !== 'none' || text === '')
        : undefined,
    },
    {
      figure: `${mode}: words shown while speaking, first p95 and then`,
      goal: `≤ ${asSeconds(firstHypothesisMs)}, 1 a second`,
      measured: `${fixed(first.firstP95Ms / 1000, 2)} s, ${fixed(first.perSecond, 2)} a second`,
      met: first.clips === 0 ? undefined : first.firstP95Ms <= firstHypothesisMs && first.perSecond >= 1,
    },
  ];
}

const wordsLost = (figure: string, difference: Difference | undefined): Goal => ({
  figure,
  goal: `≤ ${signed(mostPointsLost)} points, no loss beyond chance`,
  measured: difference ? withInterval(difference) : dash,
  met: difference && difference.points <= mostPointsLost && difference.low <= 0,
});

function commonGoals(results: BenchResults): Goal[] {
  const { load, memory, soak, forms } = results;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    wordsLost(`words lost in one window, ${forms?.forms.length ?? 0} forms of each clip`, formsTotals(results)),
    ...peopleGoal(load),
    atMost(
      'memory of each further session',
      mostBytesPerSession,
      memory ? bytesPerFurtherSession(memory) : Number.NaN,
      megabytes,
    ),
    atMost(
      'memory that each dictation leaves',
      flatBytesPerDictation,
      soak ? bytesPerDictation(soak) : Number.NaN,
      megabytes,
    ),
  ];
}

function peopleGoal(load: BenchResults['load']): Goal[] {
  const [own, other] = ['AlfaVoice', 'faster-whisper'].map((name) => load.find((result) => result.name === name));
  if (!own || !other) return [];
  const limit = timesThePeople * peoplePerCore(other);
  const met = peoplePerCore(own) > 0 && peoplePerCore(own) >= limit;
  return [
    {
      figure: 'people per core, three times faster-whisper’s',
      goal: `≥ ${limit.toFixed(1)}`,
      measured: atLeast(own, peoplePerCore(own).toFixed(1)),
      // Where not all was tried that might be carried, neither yes nor no would be known.
      met: carriesAll(other.levels) || (carriesAll(own.levels) && !met) ? undefined : met,
    },
  ];
}
