import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchHealth } from './health.ts';

const options = { lookMs: 5, answerMs: 30, silenceMs: 150, startMs: 400 };

let socketPath: string;
let status: number | 'silent';
let server: Server;
const hung: { why: string; atMs: number }[] = [];
let watching: AbortController;

beforeEach(() => {
  socketPath = path.join(mkdtempSync(path.join(tmpdir(), 'health-')), 'worker.sock');
  server = createServer((_, response) => {
    if (status !== 'silent') response.writeHead(status).end();
  });
  hung.length = 0;
  watching = new AbortController();
});
afterEach(() => {
  watching.abort();
  server.closeAllConnections();
  server.close();
  rmSync(path.dirname(socketPath), { recursive: true });
});

const listen = () => new Promise<void>((resolve) => server.listen(socketPath, resolve));
function watch(): number {
  const began = performance.now();
  const onHung = (why: string) => hung.push({ why, atMs: performance.now() - began });
  void watchHealth({ socketPath, onHung, signal: watching.signal, options });
  return began;
}

it('leaves one alone that answers', async () => {
  status = 200;
  await listen();
  watch();
  await new Promise((resolve) => setTimeout(resolve, 2 * options.startMs));
  expect(hung).toEqual([]);
});

it('tells at once of one whose recognition hangs', async () => {
  status = 503;
  await listen();
  watch();
  await vi.waitFor(() => expect(hung[0]?.why).toBe('a recognition hangs'), 2000);
  expect(hung[0]?.atMs).toBeLessThan(options.silenceMs);
});

it('tells of one that falls silent, after a while', async () => {
  status = 200;
  await listen();
  watch();
  await new Promise((resolve) => setTimeout(resolve, 50));
  status = 'silent';
  await vi.waitFor(() => expect(hung[0]?.why).toBe('it does not answer'), 2000);
  expect(hung[0]?.atMs).toBeGreaterThan(options.silenceMs);
});

it('gives one that never listened the time of a start', async () => {
  watch();
  await vi.waitFor(() => expect(hung).toHaveLength(1), 2000);
  expect(hung[0]?.atMs).toBeGreaterThan(options.startMs);
});

it('gives the successor of one that ended the time of a start, not what is left of the other’s', async () => {
  status = 200;
  await listen();
  watch();
  await new Promise((resolve) => setTimeout(resolve, 50));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await new Promise((resolve) => setTimeout(resolve, 2 * options.silenceMs));
  expect(hung).toEqual([]);
  const began = performance.now();
  status = 'silent';
  await listen();
  await vi.waitFor(() => expect(hung).toHaveLength(1), 2000);
  // It listens and has never answered: that is no start any more.
  expect(performance.now() - began).toBeLessThan(options.startMs);
});
