import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import { openOutboxBench, rendererMegabytes } from './outbox/bench.ts';
import type {} from './outbox/page.ts';

// The outbox in a real Chromium, with its IndexedDB, its microphone and its death. The page is a bare one; the gateway
// speaks the contract and does what a test tells it to.

/** Scripts, page, a piece of 1 MiB as it is read, joined and sent. */
const mostHeldMegabytes = 24;

let bench: Awaited<ReturnType<typeof openOutboxBench>>;
test.beforeEach(async () => {
  bench = await openOutboxBench();
});
test.afterEach(() => bench.close());

const items = (page: Page) => page.evaluate(async () => (await harness.outbox.refresh()).items);
const phase = (page: Page) => page.evaluate(() => harness.state().phase);
const heard = (page: Page) => page.evaluate(() => harness.heard());
const sync = (page: Page) => page.evaluate(() => harness.outbox.sync());

async function listen(page: Page): Promise<string> {
  await page.evaluate(() => harness.start());
  await expect.poll(() => phase(page)).toBe('listening');
  return (await page.evaluate(() => harness.state().dictationId)) ?? '';
}
/** As the page counts it. */
const checksumOf = (samples: Int16Array) =>
  samples.reduce((before, sample) => (Math.imul(before, 31) + (sample & 0xffff)) | 0, 0);

test('kill -9 in mid-recording costs at most half a second, and the rest is delivered at the next start', async () => {
  const { page } = await bench.open();
  bench.gateway.behaviour.refuse = { status: 503, code: 'unavailable' };
  const id = await listen(page);
  await sleep(4000);
  const before = heardByGateway();
  expect(before).toBeGreaterThan(16_000);
  await bench.kill();
  // Heard after the last look and before the end: it counts as lost as well.
  const heardSamples = heardByGateway();

  bench.gateway.behaviour.refuse = undefined;
  const next = await bench.open();
  const [item] = await items(next.page);
  expect(item).toMatchObject({ id, state: 'kept_here', interrupted: true });
  const lostMs = heardSamples / 16 - (item?.durationMs ?? 0);
  test.info().annotations.push({ type: 'lost', description: `${lostMs} ms of ${heardSamples / 16} ms` });
  expect(lostMs).toBeLessThanOrEqual(500);
  await sync(next.page);
  expect(bench.gateway.heard(id).length / 16).toBe(item?.durationMs);
  await expect.poll(() => sync(next.page)).toEqual({ kind: 'clear' });
  expect(await items(next.page)).toMatchObject([{ id, state: 'stored', bytes: 0 }]);
});

/** What the page has said it heard, sample by sample, before it kept it. */
const heardByGateway = () =>
  Math.max(0, ...bench.gateway.requests.map((request) => Number(/\/heard\/(\d+)/.exec(request)?.[1] ?? 0)));

test('a line cut for 5 s: nothing lost or doubled, the text within 2 s of the line being back', async () => {
  const { page } = await bench.open();
  const id = await listen(page);
  await sleep(2000);
  await bench.gateway.goAway();
  await sleep(5000);
  expect(await page.evaluate(() => harness.state().line)).toBe('broken');
  await bench.gateway.comeBack();
  const back = Date.now();
  await page.evaluate(() => harness.dictation.stop());
  await expect.poll(() => phase(page), { intervals: [50] }).toBe('done');
  const afterMs = Date.now() - back;
  test.info().annotations.push({ type: 'after the line was back', description: `${afterMs} ms` });
  expect(afterMs).toBeLessThan(2000);
  const { samples, checksum } = await heard(page);
  expect(samples).toBeGreaterThan(16_000 * 6);
  expect(bench.gateway.heard(id).length).toBe(samples);
  expect(checksumOf(bench.gateway.heard(id))).toBe(checksum);
  await expect.poll(() => items(page)).toMatchObject([{ id, state: 'stored' }]);
});

test('no server at all: recorded, kept, and delivered whole when there is one', async () => {
  const { page } = await bench.open();
  await bench.gateway.goAway();
  const id = await listen(page);
  await sleep(1500);
  await page.evaluate(() => harness.dictation.stop());
  await expect.poll(() => phase(page)).toBe('trouble');
  expect(await page.evaluate(() => harness.state().trouble)).toMatchObject({ code: 'unavailable', kept: 'outbox' });
  expect(await sync(page)).toEqual({ kind: 'server' });
  expect(await items(page)).toMatchObject([{ id, state: 'kept_here' }]);
  expect((await page.evaluate(async (of) => (await harness.outbox.sound(of))?.size, id)) ?? 0).toBeGreaterThan(32_000);
  await bench.gateway.comeBack();
  await sync(page);
  const { samples, checksum } = await heard(page);
  expect(bench.gateway.heard(id).length).toBe(samples);
  expect(checksumOf(bench.gateway.heard(id))).toBe(checksum);
});

test('a corrupt chunk on the disk is silence in what is delivered, and is told', async () => {
  const { page } = await bench.open();
  const id = crypto.randomUUID();
  await page.evaluate((of) => harness.queueMinutes(of, 1), id);
  await page.evaluate(async () => {
    const wrapped = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await wrapped(indexedDB.open('alfavoice-outbox-person'));
    const store = database.transaction('chunks', 'readwrite').objectStore('chunks');
    const [, second] = await wrapped(store.getAllKeys());
    if (!second) throw new Error('no chunk');
    const chunk = (await wrapped(store.get(second))) as { nonce: Uint8Array; data: ArrayBuffer };
    new Uint8Array(chunk.data)[0] = 255 - (new Uint8Array(chunk.data)[0] ?? 0);
    await wrapped(store.put(chunk, second));
    database.close();
  });
  await sync(page);
  expect(bench.gateway.heard(id).length).toBe(60 * 16_000);
  const [item] = await items(page);
  expect(item?.damagedMs).toBeGreaterThan(0);
  expect(item?.damagedMs).toBeLessThanOrEqual(500);
});

test('no room on the device: said, and what is said is delivered all the same', async () => {
  const { page, browser } = await bench.open();
  const devtools = await browser.context.newCDPSession(page);
  bench.gateway.behaviour.refuse = { status: 503, code: 'unavailable' };
  const id = await listen(page);
  await sleep(1000);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: bench.gateway.gateway, quotaSize: 1000 });
  // Chromium looks at the quota again after some seconds.
  await expect.poll(() => page.evaluate(() => harness.state().unkept), { timeout: 90_000 }).toBe('full');
  await sleep(1000);
  await page.evaluate(() => harness.dictation.stop());
  await expect.poll(() => phase(page)).toBe('trouble');
  const state = await page.evaluate(() => harness.outbox.refresh());
  expect(state.warnings).toEqual([{ kind: 'full' }]);
  bench.gateway.behaviour.refuse = undefined;
  await sync(page);
  const { samples, checksum } = await heard(page);
  expect(bench.gateway.heard(id).length).toBe(samples);
  expect(checksumOf(bench.gateway.heard(id))).toBe(checksum);
});

test('an hour that waited is delivered whole, and the browser holds a piece of it at a time', async () => {
  test.slow();
  const { page } = await bench.open();
  for (let dictation = 0; dictation < 6; dictation++) {
    await page.evaluate((id) => harness.queueMinutes(id, 10), crypto.randomUUID());
  }
  expect((await items(page)).reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(3_600_000);
  await bench.closeBrowser();
  const browser = bench.openUnwatched('#sync');
  await expect.poll(() => bench.gateway.requests.some((request) => request.includes('/api/recordings'))).toBe(true);
  const heap = await bench.heapOfUnwatched();
  const held: number[] = [];
  let resident = 0;
  while (!bench.gateway.requests.includes('GET /synced')) {
    held.push(await heap.heldBytes());
    resident = Math.max(resident, await rendererMegabytes(browser));
    await sleep(200);
  }
  const megabytes = held.map((bytes) => bytes / 1024 / 1024);
  const most = Math.max(...megabytes);
  const description = `${megabytes[0]?.toFixed(1)} MB held at first, at most ${most.toFixed(1)} MB; ${resident.toFixed()} MB resident at most`;
  test.info().annotations.push({ type: 'memory', description });
  // One hour is 110 MB: whoever kept what was read or sent would hold it all.
  expect(held.length).toBeGreaterThan(5);
  expect(most).toBeLessThan(mostHeldMegabytes);
  const bytes = [...bench.gateway.dictations.values()].reduce((sum, { pcm }) => sum + pcm.length, 0);
  expect(bytes).toBe(3600 * 32_000);
});
