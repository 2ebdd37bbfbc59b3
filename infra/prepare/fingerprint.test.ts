import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root: string;
const write = (file: string, text = file) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sources-'));
  write('db/src/a.ts');
});
afterEach(() => rmSync(root, { recursive: true }));

it('stays when only tests, readmes and outputs change, and when a folder is absent', () => {
  const before = fingerprint(root, ['db', 'absent']);
  for (const file of ['db/README.md', 'db/src/a.test.ts', 'db/dist/a.js', 'db/node_modules/x/y.js']) write(file);
  expect(fingerprint(root, ['db', 'absent'])).toBe(before);
});

it.each([
  ['a new file', () => write('db/src/b.ts')],
  ['another size', () => write('db/src/a.ts', 'longer than it was before')],
  ['another time', () => utimesSync(path.join(root, 'db/src/a.ts'), 1, 1)],
  ['a file gone', () => rmSync(path.join(root, 'db/src/a.ts'))],
])('changes with %s', (_what, change) => {
  const before = fingerprint(root, ['db']);
  change();
  expect(fingerprint(root, ['db'])).not.toBe(before);
});
