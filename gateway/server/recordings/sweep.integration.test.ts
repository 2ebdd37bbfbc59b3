import { randomUUID } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { connect, findUpload } from '@alfavoice/db';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBlobStore } from '../blobs/index.ts';
import { administrator, api, type Installation, install, login } from '../testing/index.ts';
import { sweep } from './sweep.ts';

let at: Installation;
beforeAll(async () => {
  at = await install();
});
afterAll(() => at.close());

const dayMs = 24 * 3_600_000;
const options = { abandonedMs: 14 * dayMs, strayMs: dayMs };

test('what belongs to a recording stays, whatever its age, until its rest has not come for two weeks', async () => {
  const token = (await login(at.url, administrator)).access_token;
  const { id: userId } = (await (await api(at.url, token).api.auth.me.$get()).json()) as { id: string };
  const dictationId = randomUUID();
  await fetch(`${at.url}/api/recordings?dictation_id=${dictationId}&length=10000`, {
    method: 'POST',
    body: new Uint8Array(5000),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/pcm' },
  });
  const blobs = createBlobStore(path.join(at.directory, 'data/uploads'), new Uint8Array(32));
  const [piece = ''] = await blobs.list();
  for (const age of ['old', 'young']) {
    const writer = await blobs.create({});
    await writer.seal();
    await writer.close();
    const then = new Date(Date.now() - 2 * dayMs);
    if (age === 'old') await utimes(path.join(blobs.directory, writer.id), then, then);
  }
  const { db, close } = connect(at.database.url);
  const sweepAfter = (ms: number) => {
    const believedTime = async () => new Date(Date.now() + ms);
    return sweep({ db, blobs, believedTime, log: pino({ level: 'silent' }) }, options);
  };
  await sweepAfter(0);
  expect(await blobs.list()).toHaveLength(2);
  await sweepAfter(13 * dayMs);
  expect(await blobs.list()).toEqual([piece]);
  expect(await findUpload(db, userId, dictationId)).toMatchObject({ receivedBytes: 5000 });
  await sweepAfter(15 * dayMs);
  expect(await blobs.list()).toEqual([]);
  expect(await findUpload(db, userId, dictationId)).toBeUndefined();
  await close();
});
