import { setTimeout as sleep } from 'node:timers/promises';
import { readProcessTree } from '../../start/resources.ts';
import type { Baseline } from '../baselines/baseline.ts';
import { isSentence, languageOf, type SpokenClip } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import { nextLevel } from '../load/levels.ts';
import { runLevel } from '../load/run-level.ts';
import type { ProductUnderTest } from '../product-under-test.ts';
import type { LoadLevel, LoadResult } from '../results.ts';

const mostRefinements = { full: 1, quick: 0 };

export interface System {
  name: string;
  cores: number;
  /** Before so many people speak. */
  prepare(people: number): Promise<void>;
  /** Speaks a clip at the pace of speech. @returns milliseconds from its end to the text */
  dictate(clip: SpokenClip, person: number): Promise<number>;
  cpuS(): number;
}

export const asSystem = {
  product: (product: ProductUnderTest, cores: number): System => ({
    name: 'AlfaVoice',
    cores,
    prepare: product.invite,
    dictate: async (clip, person) => (await product.dictate(clip, { mode: 'after_recording', person })).stopToTextMs,
    cpuS: () => product.usage().cpuS,
  }),
  /** A simple server gets the clip when its last word was said. */
  baseline: ({ name, cores, pid, transcribe }: Baseline): System => ({
    name,
    cores,
    prepare: async () => undefined,
    async dictate(clip) {
      await sleep(clip.seconds * 1000);
      const ended = performance.now();
      await transcribe(clip.pcm, languageOf(clip));
      return performance.now() - ended;
    },
    cpuS: () => readProcessTree(pid).cpuS,
  }),
};

/** @param alone what is known already of one session: clips of the same length, one after the other */
export async function measureLoad(
  system: System,
  { clips, options, say }: BenchContext,
  alone?: LoadLevel,
): Promise<LoadResult> {
  const sentences = clips.filter(isSentence);
  const levels: LoadLevel[] = alone ? [alone] : [];
  const limits = {
    mostSessions: options.mostSessions,
    mostRefinements: options.quick ? mostRefinements.quick : mostRefinements.full,
  };
  if (sentences.length === 0) throw new Error('The load needs clips of 4-10 s.');
  for (let sessions = nextLevel(levels, limits); sessions !== undefined; sessions = nextLevel(levels, limits)) {
    await system.prepare(sessions);
    const level = await runLevel({
      sessions,
      seconds: options.levelS,
      secondsOfClips: sentences.map(({ seconds }) => seconds),
      dictate: (person, clip) => system.dictate(sentences[clip] as SpokenClip, person),
      cpuS: system.cpuS,
      now: () => performance.now(),
      sleep,
    });
    levels.push(level);
    const p95 = level.p95Ms === null ? 'too many failed' : `p95 ${(level.p95Ms / 1000).toFixed(2)} s`;
    say(`${system.name}, ${sessions} at a time: ${level.dictations} dictations, ${level.failures} failed, ${p95}`);
  }
  return { name: system.name, cores: system.cores, levels };
}
