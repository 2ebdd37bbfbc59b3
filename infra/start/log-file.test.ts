import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLogFile } from './log-file.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('never grows over its bound and keeps the file before', () => {
  const file = path.join(directory, 'worker.log');
  const log = openLogFile(file, (error) => expect.unreachable(error.message), 100);
  for (let number = 0; number < 50; number++) log.write(`line ${number}`);
  log.close();
  expect(statSync(file).size).toBeLessThan(120);
  expect(statSync(`${file}.1`).size).toBeLessThan(120);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)).toBe('line 49');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('goes on after a restart where it was', () => {
  const file = path.join(directory, 'gateway.log');
  for (const line of ['one', 'two']) {
    const log = openLogFile(file, (error) => expect.unreachable(error.message));
    log.write(line);
    log.close();
  }
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
});

it('tells once of a file that cannot be written, and throws nothing', () => {
  const troubles: string[] = [];
  const log = openLogFile('/dev/full', (error) => troubles.push(error.message));
  log.write('one');
  log.write('two');
  expect(troubles).toEqual([expect.stringContaining('ENOSPC')]);
});
