import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installDependencies } from './dependencies.mjs';
import { createProgress } from './progress.mjs';

let root: string;
let written = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'packages-'));
  mkdirSync(path.join(root, 'node_modules'));
  written = '';
});
afterEach(() => rmSync(root, { recursive: true }));

const lock = (file: string, version: string, more: object = {}) =>
  writeFileSync(
    path.join(root, file),
    JSON.stringify({ packages: { '': {}, 'node_modules/left': { version }, ...more } }),
  );

/** There is no npm on this PATH: whoever calls it fails. */
const install = (development = true) =>
  installDependencies({
    development,
    root,
    progress: createProgress({ write: (text: string) => (written += text) }),
    environment: { PATH: '/nowhere' },
    signal: new AbortController().signal,
  });

it('does nothing where npm has installed all that is required', async () => {
  lock('package-lock.json', '1.0.0', { 'node_modules/right': { version: '2.0.0', optional: true } });
  lock('node_modules/.package-lock.json', '1.0.0');
  await install();
  expect(written).toBe('');
  expect(readdirSync(path.join(root, 'node_modules'))).toContain('.alfavoice-installed');
});

it('calls npm when another version is wanted, and says what to do when that fails', async () => {
  lock('package-lock.json', '1.0.1');
  lock('node_modules/.package-lock.json', '1.0.0');
  await expect(install()).rejects.toThrow(/npm.*could not be installed.*npm registry.*start again/s);
  expect(readdirSync(path.join(root, 'node_modules'))).not.toContain('.alfavoice-installed');
});

it('calls npm again when package-lock.json has changed since', async () => {
  lock('package-lock.json', '1.0.0');
  lock('node_modules/.package-lock.json', '1.0.0');
  await install();
  lock('package-lock.json', '1.0.2');
  await expect(install()).rejects.toThrow('could not be installed');
});

it('asks for the packages of tests and tools only where they are needed', async () => {
  const tools = { 'node_modules/tool': { version: '3.0.0', dev: true } };
  lock('package-lock.json', '1.0.0', tools);
  lock('node_modules/.package-lock.json', '1.0.0');
  await install(false);
  expect(written).toBe('');
  await expect(install()).rejects.toThrow('could not be installed');
  lock('node_modules/.package-lock.json', '1.0.0', tools);
  await install();
});
