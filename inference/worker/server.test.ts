import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { defaultListenOptions } from '../listening/listen-options.ts';
import { createWriter } from '../writing/index.ts';
import { createLoad } from './load.ts';
import { createPhrasebooks } from './phrasebooks.ts';
import { createWorkerServer, listenOnSocket } from './server.ts';

function ask(socketPath: string, at: string): Promise<{ status: number | undefined; body: unknown }> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: at }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, body: JSON.parse(text) });
    });
    asked.on('error', reject).end();
  });
}

it('is not well any more when a recognition hangs, and takes no dictations: a supervisor kills it then', async () => {
  let nowMs = 0;
  const now = () => nowMs;
  const log = pino({ level: 'silent' });
  const thresholds = { normalFromS: 4, rulesFromS: 8 };
  const load = createLoad({ slots: 1, whisperThreads: 1, degradation: thresholds }, { now, log });
  const folder = mkdtempSync(path.join(tmpdir(), 'server-'));
  const socketPath = path.join(folder, 'worker.sock');
  const server = createWorkerServer({
    ...load,
    engines: new Promise(() => {}),
    writer: createWriter(),
    phrasebooks: createPhrasebooks(),
    listening: defaultListenOptions,
    now,
    maxQueueSize: 1,
    twoModels: () => false,
    log,
    closing: new AbortController().signal,
    status: () => {
      throw new Error('not asked');
    },
  });
  await listenOnSocket(server, socketPath);
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  void load.scheduler.run({
    userId: 'ann',
    urgency: () => 'final',
    signal: new AbortController().signal,
    soundMs: 4_000,
    run: () => new Promise(() => {}),
  });
  expect(await ask(socketPath, '/healthz')).toEqual({ status: 200, body: { ok: true } });
  nowMs = 200_000;
  expect(await ask(socketPath, '/healthz')).toEqual({
    status: 503,
    body: { ok: false, message: expect.stringContaining('has run for 200 s') },
  });
});
