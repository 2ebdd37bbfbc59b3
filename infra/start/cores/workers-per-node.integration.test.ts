import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administrator, launchProduct, type Product } from '../../product/launch.ts';
import { signIn, speak } from '../../product/speak.ts';
import { decodePcm16k } from '../../speech/pcm.ts';
import { synthesise } from '../../speech/synthesise.ts';
import { findBindingTools } from './bind.ts';
import { allowedCores, readMachine } from './machine.ts';

const script = new URL('../../start.mjs', import.meta.url).pathname;
/** The first start may have to build everything. */
const firstStartMs = 20 * 60_000;
const restartMs = 60_000;

const tools = findBindingTools(process.env.PATH);
const [first = 0, second = 1] = readMachine().cores;
const sentence = 'The quick brown fox jumps over the lazy dog near the river.';

let speech: Buffer;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'speech-'));
  speech = await decodePcm16k(await synthesise(sentence, 'en', folder));
  rmSync(folder, { recursive: true });
});

/** Of the running product, in the order of the workers. */
function workerPids(): number[] {
  const isWorker = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('/inference/dist/worker/main.js');
    } catch {
      return false; // it ended meanwhile
    }
  };
  const socketOf = (pid: string) =>
    /WORKER_SOCKET=([^\0]+)/.exec(readFileSync(`/proc/${pid}/environ`, 'utf8'))?.[1] ?? '';
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && isWorker(pid) && socketOf(pid).startsWith(product.dataDir))
    .sort((one, other) => socketOf(one).localeCompare(socketOf(other)))
    .map(Number);
}

/** Of every thread: a library may start its own before the process is bound. */
function coresOf(pid: number): number[][] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => [
    ...(allowedCores(readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8')) ?? []),
  ]);
}

let product: Product;
let token: string;
async function start(environment: Record<string, string>) {
  product = await launchProduct({ WHISPER_THREADS: '1', ...environment });
  token = await signIn(product.url, administrator);
}
const dictate = async () => {
  const { final, messages } = await speak({
    url: product.url,
    accessToken: token,
    pcm: speech,
    language: 'en',
    mode: 'on_pause',
    pace: 0.5,
  });
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  return final.text;
};
const metrics = async () => (await fetch(`${product.url}/metrics`)).text();
/** Recognitions of each worker so far. */
async function recognitions(): Promise<number[]> {
  const text = await metrics();
  return [0, 1].map((worker) =>
    [...text.matchAll(/^whisper_processing_time_seconds_count\{(.*)\} (\d+)$/gm)]
      .filter(([, labels]) => labels?.includes(`worker="${worker}"`))
      .reduce((sum, [, , count]) => sum + Number(count), 0),
  );
}
const readyWorkers = async () => {
  const { parts } = (await (await fetch(`${product.url}/readyz`)).json()) as { parts: { worker: { detail: string } } };
  return parts.worker.detail;
};

describe.skipIf(!tools.taskset || availableParallelism() < 2)('two workers with split cores', () => {
  beforeAll(async () => {
    await start({ NUMA_NODE_0_CORES: String(first), NUMA_NODE_1_CORES: String(second) });
    await vi.waitFor(async () => expect(await readyWorkers()).toBe('2 of 2 ready'), {
      timeout: restartMs,
      interval: 200,
    });
  }, firstStartMs);
  afterAll(() => product.stop());

  it('are bound with all their threads', () => {
    const [one = 0, other = 0] = workerPids();
    expect(new Set(coresOf(one).map(String))).toEqual(new Set([String(first)]));
    expect(new Set(coresOf(other).map(String))).toEqual(new Set([String(second)]));
  });

  it('hold their own copy of the weights, in memory of the node of their cores', async () => {
    const nodeOf = (core: number) => readMachine().nodes.find(({ cores }) => cores.includes(core))?.id ?? -1;
    for (const [index, pid] of workerPids().entries()) {
      const node = nodeOf([first, second][index] ?? -1);
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(allowedCores(status.replace('Mems_allowed_list', 'Cpus_allowed_list'))).toBeDefined();
      const maps = readFileSync(`/proc/${pid}/numa_maps`, 'utf8');
      if (tools.numactl) expect(maps).toMatch(new RegExp(`^[0-9a-f]+ bind:${node} .*heap`, 'm'));
      // Private pages: read() by each worker for itself, not a file that both have mapped.
      const own = [...maps.matchAll(/ anon=(\d+) .*?\bN(\d+)=(\d+)/g)];
      const bytes = own.reduce((sum, [, , , pages]) => sum + Number(pages) * 4096, 0);
      expect(bytes).toBeGreaterThan(80e6);
      const elsewhere = own.filter(([, , where]) => Number(where) !== node);
      expect(elsewhere.reduce((sum, [, , , pages]) => sum + Number(pages) * 4096, 0)).toBeLessThan(0.05 * bytes);
      expect(await metrics()).toMatch(
        new RegExp(`^numa_memory_usage\\{node="${node}",worker="${index}"\\} [1-9]`, 'm'),
      );
    }
  });

  it('share two dictations at once', async () => {
    const before = await recognitions();
    const texts = await Promise.all([dictate(), dictate()]);
    for (const text of texts) expect(text).toMatch(/quick brown fox/i);
    const after = await recognitions();
    expect(after.map((count, worker) => count > (before[worker] ?? 0))).toEqual([true, true]);
  });

  it('lose nothing when one is killed in the middle; it comes back to its core', async () => {
    const [victim = 0, survivor = 0] = workerPids();
    const dictations = Promise.all([dictate(), dictate()]);
    await new Promise((resolve) => setTimeout(resolve, 800));
    process.kill(victim, 'SIGKILL');
    for (const text of await dictations) expect(text).toMatch(/quick brown fox/i);
    await vi.waitFor(() => expect(workerPids()).toHaveLength(2), { timeout: restartMs, interval: 100 });
    const [successor = 0] = workerPids();
    expect([successor === victim, workerPids()[1]]).toEqual([false, survivor]);
    expect(coresOf(successor)[0]).toEqual([first]);
    expect(product.output()).toContain('The worker-0 ended unexpectedly (killed by SIGKILL)');
  }, 120_000);

  it('replace one that hangs', async () => {
    await vi.waitFor(async () => expect(await readyWorkers()).toBe('2 of 2 ready'), {
      timeout: restartMs,
      interval: 200,
    });
    const victim = workerPids()[1] ?? 0;
    process.kill(victim, 'SIGSTOP');
    await vi.waitFor(() => expect(product.output()).toContain('The worker-1 ended unexpectedly (it does not answer)'), {
      timeout: restartMs,
      interval: 200,
    });
    await vi.waitFor(async () => expect(await readyWorkers()).toBe('2 of 2 ready'), {
      timeout: restartMs,
      interval: 200,
    });
    expect(workerPids()).not.toContain(victim);
  }, 180_000);
});

describe.skipIf(!tools.taskset)('one core', () => {
  beforeAll(() => start({ NUMA_NODE_0_CORES: String(first), WHISPER_THREADS: '' }), firstStartMs);
  afterAll(() => product.stop());

  it('is enough to dictate', async () => {
    expect(await dictate()).toMatch(/quick brown fox/i);
    expect(new Set(coresOf(workerPids()[0] ?? 0).map(String))).toEqual(new Set([String(first)]));
  });
});

it.each([
  [
    { NUMA_NODE_0_CORES: '4000' },
    /^NUMA_NODE_0_CORES names core 4000, but this process may use cores? .+: choose from those\.\n$/,
  ],
  [{ MEMORY_AFFINITY: 'far' }, /^MEMORY_AFFINITY must be one of local, interleave, none, but is "far"\.\n$/],
])('refuses %j in a sentence', async (environment, sentenceOfIt) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'start-'));
  const started = promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, ...environment, DATA_DIR: dataDir, PORT: '31999' },
  });
  await expect(started).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(sentenceOfIt) });
  rmSync(dataDir, { recursive: true });
});
