import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesPerSecond, type HistoryItem, type Mode } from '@alfavoice/gateway/contract';
import { wordErrors } from '@alfavoice/inference/evaluation';
import { administrator, freePort, launchProduct, type Product } from '../product/launch.ts';
import { makeUser } from '../product/speak.ts';
import { Client, type Kept } from './client.ts';
import { seeded, weighted } from './random.ts';
import { kill, type Victim, victims } from './victims.ts';

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
  cacheDir: string;
  dataDir: string;
  say: (line: string) => void;
}

export interface ChaosResults {
  seed: number;
  dictations: number;
  lost: number;
  doubled: number;
  /** Texts that are not those of the undisturbed run. */
  differing: number;
  words: number;
  errorsUndisturbed: number;
  errorsDisturbed: number;
  kills: Record<Victim, number>;
  cuts: number;
  resumed: number;
  uploads: number;
  /** From `npm start` to `ready` after everything was killed, seconds. */
  restartsS: number[];
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
const likelihood: Record<Victim, number> = { gateway: 4, worker: 3, database: 2, everything: 1 };
const password = 'a password for this test only';

/**
 * People speak to the real product while its processes are killed; in the end what was spoken is compared with the history.
 * @throws where the product does not start, or a dictation is not stored although nothing is killed any more
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResults> {
  const { utterances, cacheDir, dataDir, people, say } = options;
  const random = seeded(options.seed);
  const environment = { CACHE_DIR: cacheDir, DATA_DIR: dataDir, PORT: String(await freePort()) };
  let product = await launchProduct(environment);
  const { url } = product;
  try {
    const clients: Client[] = [];
    for (let person = 0; person < people; person++) {
      const account = { email: `speaker-${person}@example.com`, password };
      await makeUser(url, administrator, account);
      clients.push(new Client(url, account));
    }
    say(`Undisturbed: ${utterances.length} utterances.`);
    const undisturbed = await speakUndisturbed(clients, utterances);

    say(`Disturbed: ${options.dictations} dictations, ${people} people, seed ${options.seed}.`);
    const over = new AbortController();
    const killing = disturb(options, seeded(options.seed + 1), over.signal, {
      product: () => product,
      restart: async () => {
        product = await launchProduct(environment);
        return product;
      },
    });
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
          await (way === 'upload' ? client.upload(kept, speaking.signal) : client.live(kept, cutsAt, speaking.signal));
          const delayS = (performance.now() - began - durationMs(kept)) / 1000;
          spoken.push({ kept, index, person, way, delayS });
          if (spoken.length % 10 === 0) say(`${spoken.length} dictations stored.`);
        }
      }),
    ).catch((error: unknown) => {
      throw speaking.signal.aborted ? speaking.signal.reason : error;
    });
    over.abort();
    const { kills, restartsS } = await killing;
    const histories = await Promise.all(clients.map((client) => client.history()));
    return {
      seed: options.seed,
      ...compare(spoken, histories, utterances, undisturbed),
      kills,
      cuts,
      restartsS,
      resumed: clients.reduce((sum, client) => sum + client.resumed, 0),
      uploads: spoken.filter(({ way }) => way === 'upload').length,
    };
  } finally {
    await product.stop();
  }
}

interface Spoken {
  kept: Kept;
  /** Of its utterance. */
  index: number;
  person: number;
  way: Way;
  delayS: number;
}

const modeOf = (index: number): Mode => (index % 2 === 0 ? 'after_recording' : 'on_pause');
const durationMs = ({ pcm }: Kept) => (pcm.length / bytesPerSecond) * 1000;
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
        await client.live(kept, [], never);
        const items = await client.history();
        texts[index] = items.find(({ dictation_id }) => dictation_id === kept.dictationId)?.raw ?? '';
      }
    }),
  );
  return texts;
}

async function disturb(
  { killEveryS, say }: ChaosOptions,
  random: () => number,
  signal: AbortSignal,
  { product, restart }: { product: () => Product; restart: () => Promise<Product> },
) {
  const kills: Record<Victim, number> = { gateway: 0, worker: 0, database: 0, everything: 0 };
  const restartsS: number[] = [];
  const choices = victims.map((victim) => [victim, likelihood[victim]] as const);
  for (;;) {
    const gone = await Promise.race([
      sleep(killEveryS * (0.5 + random()) * 1000, false, { signal }).catch(() => false),
      product().ended.then(() => true),
    ]);
    if (signal.aborted) return { kills, restartsS };
    if (gone) throw new Error(`npm start has ended, though it was not killed\n${product().output()}`);
    const victim = weighted(random, choices);
    if (!kill(victim, product().pid)) continue;
    kills[victim]++;
    say(`Killed: ${victim}.`);
    if (victim === 'everything') restartsS.push((await restart()).startSeconds);
  }
}

function compare(
  spoken: readonly Spoken[],
  histories: readonly HistoryItem[][],
  utterances: readonly Utterance[],
  undisturbed: readonly string[],
) {
  const totals = { lost: 0, doubled: 0, differing: 0, words: 0, errorsUndisturbed: 0, errorsDisturbed: 0 };
  for (const { kept, index, person } of spoken) {
    const rows = (histories[person] ?? []).filter(({ dictation_id }) => dictation_id === kept.dictationId);
    const said = utterances[index]?.text ?? '';
    const expected = undisturbed[index] ?? '';
    const raw = rows[0]?.raw ?? '';
    if (rows.length === 0) totals.lost++;
    if (rows.length > 1) totals.doubled++;
    if (wordErrors(expected, raw).errors > 0) totals.differing++;
    const before = wordErrors(said, expected);
    totals.words += before.referenceWords;
    totals.errorsUndisturbed += before.errors;
    totals.errorsDisturbed += wordErrors(said, raw).errors;
  }
  return { dictations: spoken.length, ...totals, delaysS: spoken.map(({ delayS }) => delayS) };
}
