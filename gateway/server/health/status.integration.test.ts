import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemStatus } from '../../contract/index.ts';
import { administrator, api, type Installation, install, login } from '../testing/index.ts';
import { idleStatus } from '../testing/worker-status.ts';
import { reportOf } from './status-routes.ts';

let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

const status = async () => (await (await api(at.url, token).api.admin.status.$get()).json()) as SystemStatus;

test('an administrator sees gateway and workers, and what is wrong with them', async () => {
  await expect.poll(async () => (await status()).workers[0]?.state).toBe('ready');
  const well = await status();
  expect(well).toMatchObject({
    ready: true,
    version: '0.0.0-test',
    parts: { database: { ok: true }, worker: { ok: true, detail: '1 of 1 ready' } },
    gateway: { pid: process.pid, active_connections: 0, versions: { node: process.versions.node } },
    workers: [{ name: '0', state: 'ready', details: { pid: process.pid, cpu_variant: 'none', slots: 1 } }],
  });
  expect(well.gateway.memory_bytes).toBeGreaterThan(10_000_000);
  if (process.platform === 'linux') expect(well.gateway.cores).toMatch(/^[\d,-]+$/);

  await at.worker.close();
  await expect.poll(status, { timeout: 10_000 }).toMatchObject({
    ready: false,
    parts: { worker: { ok: false, detail: '0 of 1 ready' } },
    workers: [{ name: '0', state: 'away', details: null }],
  });
});

test('a worker that loads or hangs is told from one that is ready', () => {
  expect(reportOf('1', { ...idleStatus, ready: false }).state).toBe('starting');
  expect(reportOf('1', { ...idleStatus, ready: false, healthy: false }).state).toBe('hung');
  const models = [{ id: 'whisper-small', role: 'recogniser-fast', state: 'failed' as const, reason: 'It is damaged.' }];
  expect(reportOf('1', { ...idleStatus, cores: '0-3', models }).details).toMatchObject({ cores: '0-3', models });
});
