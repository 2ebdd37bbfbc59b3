import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeWorkerSocketPaths } from './sockets.ts';

function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('gives each worker a socket of its own in DATA_DIR that only this user may reach, and removes old ones', () => {
  const dataDir = temporaryFolder();
  mkdirSync(path.join(dataDir, 'run'));
  writeFileSync(path.join(dataDir, 'run/worker-1.sock'), '');
  const sockets = makeWorkerSocketPaths(dataDir, 2);
  expect(sockets).toEqual(['worker-0.sock', 'worker-1.sock'].map((name) => path.join(dataDir, 'run', name)));
  expect(sockets.filter((socket) => existsSync(socket))).toEqual([]);
  expect(statSync(path.join(dataDir, 'run')).mode & 0o777).toBe(0o700);
});

it('goes elsewhere where DATA_DIR is too deep for a socket', () => {
  const dataDir = path.join(temporaryFolder(), 'deep'.repeat(30));
  const sockets = makeWorkerSocketPaths(dataDir, 11);
  const [first = ''] = sockets;
  onTestFinished(() => rmSync(path.dirname(first), { recursive: true }));
  expect(first.startsWith(tmpdir())).toBe(true);
  expect(sockets.every((socket) => Buffer.byteLength(socket) < 104)).toBe(true);
  expect(existsSync(dataDir)).toBe(false);
});
