import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mode } from '@alfavoice/gateway/contract';
import { administrator, freePort, launchProduct } from '../product/launch.ts';
import { makeUser } from '../product/speak.ts';
import { Client, durationMs, type Kept } from './client.ts';
import { type Comparison, compare } from './comparison.ts';
import { measureCutLines } from './cut-line.ts';
import { type Disturbances, disturb } from './disturbance.ts';
import { seeded, weighted } from './random.ts';
import type { SmallDisk } from './small-disk.ts';
import type { WallClock } from './wall-clock.ts';

/** What is spoken, again and again. */
export interface Utterance {
  text: string;
  language: 'ru' | 'en';
  /** PCM16, 16 kHz mono */
  pcm: Buffer;
}

export interface ChaosOptions {
  utterances: readonly Utterance[];
  dictations: number;
  /** No new dictation begins after so long. */
  minutes: number;
  seed: number;
  /** Who speak at a time. */
  people: number;
  /** Mean time between two kills. */
  killEveryS: number;
  /** Utterances at which a line cut for 5 s is measured before anything is killed. */
  cutLines: number;
  cacheDir: string;
  dataDir: string;
  /** What `dataDir` lies on, where it is to be full now and then. */
  disk?: SmallDisk | undefined;
  /** That of the product's processes, where it is to be set now and then. */
  clock?: WallClock | undefined;
  say: (line: string) => void;
}

export interface ChaosResults extends Comparison, Disturbances {
  seed: number;
  /** Lines that clients cut themselves. */
  cuts: number;
  resumed: number;
  uploads: number;
  /** By how much the text came later where the line was cut for 5 s in mid-dictation, seconds. */
  cutLaterS: number[];
  /** From the last sample to the row, seconds. */
  delaysS: number[];
}

/** What ends no dictation. */
const never = new AbortController().signal;

type Way = 'live' | 'live cut' | 'upload';
const ways: readonly (readonly [Way, number])[] = [
  ['live', 5],
  ['live cut', 3],
  ['upload', 2],
];
/** How wrong the clocks of the people's devices are. */
const hourMs = 3_600_000;
const clocksWrongByMs = [0, 5 * hourMs, -3 * hourMs, -400 * 24 * hourMs];
const accountOf = (person: number) => ({
  email: `speaker-${person}@example.com`,
  password: 'a password for this test only',
});

/**
 * People speak to the real product while its processes are killed; in the end what was spoken is compared with the history.
 * @throws where the product does not start, or a dictation is not stored although nothing is killed any more
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResults> {
  const { utterances, cacheDir, dataDir, people, say } = options;
  const random = seeded(options.seed);
  const environment = {
    CACHE_DIR: cacheDir,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    ...options.clock?.environment,
  };
  let product = await launchProduct(environment);
  const { url } = product;
  try {
    const clients: Client[] = [];
    for (let person = 0; person < people; person++) {
      const account = accountOf(person);
      await makeUser(url, administrator, account);
      clients.push(new Client(url, account, clocksWrongByMs[person % clocksWrongByMs.length]));
    }
    say(`Undisturbed: ${utterances.length} utterances.`);
    const undisturbed = await speakUndisturbed(clients, utterances);
    const cutLaterS = await cutLines(new Client(url, accountOf(0)), utterances, options.cutLines);

    say(`Disturbed: ${options.dictations} dictations, ${people} people, seed ${options.seed}.`);
    const over = new AbortController();
    const killing = disturb(
      {
        product: () => product,
        restart: async () => {
          product = await launchProduct(environment);
          return product;
        },
        disk: options.disk,
        clock: options.clock,
        everyS: options.killEveryS,
        random: seeded(options.seed + 1),
        say,
      },
      over.signal,
    );
    const speaking = new AbortController();
    killing.catch((reason: unknown) => speaking.abort(reason));
    const spoken: Spoken[] = [];
    const endsAt = performance.now() + options.minutes * 60_000;
    let begun = 0;
    let cuts = 0;
    await Promise.all(
      clients.map(async (client, person) => {
        while (begun < options.dictations && performance.now() < endsAt) {
          const index = begun++ % utterances.length;
          const utterance = utterances[index];
          if (!utterance) return;
          const kept = keep(utterance, modeOf(index));
          const way = weighted(random, ways);
          const cutsAt = way === 'live cut' ? cutPlaces(random, kept.pcm.length) : [];
          cuts += cutsAt.length;
          const began = performance.now();
          if (way === 'upload') await sleep(durationMs(kept));
          await (way === 'upload'
            ? client.upload(kept, speaking.signal)
            : client.live(kept, { cutsAtByte: cutsAt }, speaking.signal));
          const delayS = (performance.now() - began - durationMs(kept)) / 1000;
          spoken.push({ kept, index, person, way, delayS });
          if (spoken.length % 10 === 0) say(`${spoken.length} dictations stored.`);
        }
      }),
    ).catch((error: unknown) => {
      throw speaking.signal.aborted ? speaking.signal.reason : error;
    });
    over.abort();
    const disturbances = await killing;
    const histories = await Promise.all(clients.map((client) => client.history()));
    return {
      seed: options.seed,
      ...compare(spoken, histories, utterances, undisturbed),
      ...disturbances,
      cuts,
      cutLaterS,
      delaysS: spoken.map(({ delayS }) => delayS),
      resumed: clients.reduce((sum, client) => sum + client.resumed, 0),
      uploads: spoken.filter(({ way }) => way === 'upload').length,
    };
  } finally {
    await product.stop();
  }
}

/** A dictation that its client believes to be stored. */
export interface Spoken {
  kept: Kept;
  /** Of its utterance. */
  index: number;
  person: number;
  way: Way;
  delayS: number;
}

const modeOf = (index: number): Mode => (index % 2 === 0 ? 'after_recording' : 'on_pause');
const keep = ({ pcm, language }: Utterance, mode: Mode): Kept => ({ dictationId: randomUUID(), pcm, language, mode });

function cutPlaces(random: () => number, bytes: number): number[] {
  const count = 1 + Math.floor(random() * 2);
  return Array.from({ length: count }, () => Math.floor(random() * bytes * 0.9)).sort((a, b) => a - b);
}

/** @returns the text of each utterance */
async function speakUndisturbed(clients: readonly Client[], utterances: readonly Utterance[]): Promise<string[]> {
  const texts: string[] = [];
  let next = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (let index = next++; index < utterances.length; index = next++) {
        const utterance = utterances[index];
        if (!utterance) return;
        const kept = keep(utterance, modeOf(index));
        await client.live(kept, {}, never);
        const items = await client.history();
        texts[index] = items.find(({ dictation_id }) => dictation_id === kept.dictationId)?.raw ?? '';
      }
    }),
  );
  return texts;
}

/** @param client speaks while nobody else does */
function cutLines(client: Client, utterances: readonly Utterance[], count: number): Promise<number[]> {
  const longest = [...utterances].sort((a, b) => b.pcm.length - a.pcm.length).slice(0, count);
  const make = longest.map((utterance, index) => () => keep(utterance, modeOf(index)));
  return measureCutLines(client, make, never);
}
