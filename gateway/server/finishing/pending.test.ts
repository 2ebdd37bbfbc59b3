import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finished, heardSoFar } from './finished.ts';
import { createPending } from './pending.ts';

let directory: string;
beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), 'alfavoice-pending-')), 'pending');
});
afterEach(() => rm(path.dirname(directory), { recursive: true }));

const dictation = (more: { complete?: boolean; dictationId?: string } = {}) =>
  finished(
    heardSoFar(
      [{ index: 0, startSample: 0, endSample: 16_000, raw: 'раз', text: 'Раз.', language: 'ru' }],
      16_000,
      'ru',
    ),
    { quality: 'normal', mode: 'on_pause' },
    { dictationId: randomUUID(), samples: 16_000, complete: true, atMs: 1_700_000_000_000, afterStopMs: 5, ...more },
  );

test('what is kept comes back whole, and only its owner may read the file', async () => {
  const pending = createPending(directory);
  const userId = randomUUID();
  const kept = dictation();
  await pending.keep(userId, kept);
  const [name = ''] = await pending.list();
  expect(await pending.read(name)).toEqual({ userId, dictation: kept });
  expect((await stat(path.join(directory, name))).mode & 0o777).toBe(0o600);
  await pending.remove(name);
  expect(await pending.list()).toEqual([]);
});

test('the same dictation waits once; what broke off never takes the place of the whole', async () => {
  const pending = createPending(directory);
  const [userId, dictationId] = [randomUUID(), randomUUID()];
  await pending.keep(userId, dictation({ dictationId, complete: false }));
  await pending.keep(userId, dictation({ dictationId }));
  await pending.keep(userId, dictation({ dictationId, complete: false }));
  const names = await pending.list();
  expect(names).toHaveLength(1);
  expect((await pending.read(names[0] ?? ''))?.dictation.complete).toBe(true);
});

test('half a file is not there; a damaged one is set aside, not deleted', async () => {
  const pending = createPending(directory);
  await pending.keep(randomUUID(), dictation());
  await writeFile(path.join(directory, '5.json.half'), '{"us');
  await writeFile(path.join(directory, '9.json'), '{"userId":1}');
  expect(await pending.list()).toHaveLength(2);
  expect(await pending.read('9.json')).toBeUndefined();
  await pending.setAside('9.json');
  expect(await pending.list()).toHaveLength(1);
  expect(await readdir(directory)).toContain('9.json.refused');
});
