import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { identify, isAlive } from '../prepare/process-identity.mjs';
import { freePort, launchProduct, type Product } from '../product/launch.ts';
import { measureProcessTree } from './resources.ts';

const script = new URL('../start.mjs', import.meta.url).pathname;
/** The first start may have to build everything. */
const firstStartMs = 20 * 60_000;
const promisedSecondStartS = 5;

let dataDir: string;
let port: number;
let product: Product;
const launch = () => launchProduct({ DATA_DIR: dataDir, PORT: String(port) });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'start-'));
  port = await freePort();
  product = await launch();
}, firstStartMs);
afterAll(async () => {
  await product.stop();
  rmSync(dataDir, { recursive: true });
});

/** Every process of the running product. */
async function family() {
  const { processes } = await measureProcessTree(product.pid, 0);
  return processes.map(({ pid, name }) => ({ name, ...identify(pid) }));
}

const lockText = () => readFileSync(path.join(dataDir, 'lock'), 'utf8');

async function serverPid(name: 'worker' | 'gateway'): Promise<number> {
  const scripts = { worker: '/worker/main.js', gateway: '/server/main.js' };
  const commandLine = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  const found = (await family()).find(({ pid }) => commandLine(pid).includes(scripts[name]));
  if (!found) throw new Error(`no ${name} runs`);
  return found.pid;
}

/** Runs a start that is to refuse. */
const refused = (environment: Record<string, string>) =>
  new Promise<{ code: unknown; text: string }>((resolve) => {
    execFile(process.execPath, [script], { env: { ...process.env, ...environment } }, (error, stdout, stderr) =>
      resolve({ code: error?.code, text: stdout + stderr }),
    );
  });

describe('a running product', () => {
  it('answers /readyz with 200 and says last that it is ready', async () => {
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    expect(product.output()).toContain('Load unpacked');
    expect(product.url).toBe(`http://localhost:${port}`);
  });

  it('refuses a second start on its data and names the process', async () => {
    const { code, text } = await refused({ DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(text).toBe(
      `AlfaVoice already runs with DATA_DIR ${dataDir} (process ${product.pid}): stop that one first, or set DATA_DIR and PORT to run a second installation beside it.\n`,
    );
  });

  it('refuses a taken port and says how to choose another', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'start-'));
    const { code, text } = await refused({ DATA_DIR: other, PORT: String(port) });
    rmSync(other, { recursive: true });
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`^Port ${port} is taken by another program: .+PORT=\\d+ npm start\\.\n$`));
  });

  it('refuses a bad value in a sentence', async () => {
    expect(await refused({ DATA_DIR: dataDir, PORT: 'high' })).toEqual({
      code: 1,
      text: 'PORT must be a whole number from 1 to 65535, but is "high".\n',
    });
  });

  it.each(['worker', 'gateway'] as const)('has a new %s after a kill -9', async (name) => {
    const victim = await serverPid(name);
    process.kill(victim, 'SIGKILL');
    // The gateway answers for a moment as if nothing had happened: first the new process, then its readiness.
    await vi.waitFor(async () => expect(await serverPid(name)).not.toBe(victim), { timeout: 10_000, interval: 100 });
    await vi.waitFor(async () => expect((await fetch(`${product.url}/readyz`)).status).toBe(200), {
      timeout: 60_000,
      interval: 100,
    });
    expect(product.output()).toContain(`The ${name} ended unexpectedly (killed by SIGKILL)`);
  });
});

describe('the end and the next start', () => {
  it('leaves no process and no lock after SIGTERM', async () => {
    const processes = await family();
    expect(processes.length).toBeGreaterThan(3);
    await product.stop();
    expect(processes.filter(isAlive)).toEqual([]);
    expect(existsSync(path.join(dataDir, 'lock'))).toBe(false);
    expect(readdirSync(path.join(dataDir, 'logs'))).toEqual(expect.arrayContaining(['gateway.log', 'worker.log']));
  });

  it('takes seconds the second time', async () => {
    const seconds: number[] = [];
    // The best of a few: another program may have the cores for a while.
    while (seconds.length < 3 && !seconds.some((time) => time < promisedSecondStartS)) {
      await product.stop();
      product = await launch();
      seconds.push(product.startSeconds);
    }
    expect(Math.min(...seconds)).toBeLessThan(promisedSecondStartS);
  });

  it('works after a kill -9 of the supervisor, whose servers end by themselves', async () => {
    const servers = (JSON.parse(lockText()) as { children: { pid: number; startTime: string }[] }).children;
    expect(servers).toHaveLength(2);
    process.kill(product.pid, 'SIGKILL');
    await vi.waitFor(() => expect(servers.filter(isAlive)).toEqual([]), 15_000);
    product = await launch();
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    const processes = await family();
    await product.stop();
    expect(processes.filter(isAlive)).toEqual([]);
  });

  it('starts at once after a kill -9, while the old servers still end', async () => {
    product = await launch();
    process.kill(product.pid, 'SIGKILL');
    product = await launch();
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  });
});
