import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FileServer, type ServedFile, serveFiles } from './file-server.ts';
import { defaultDownloadOptions, download } from './http.ts';
import type { FetchContext } from './source.ts';

/** Long enough that a reader has had some of it when the line is cut. */
const content = Buffer.alloc(2_000_000, Buffer.from(Array.from({ length: 251 }, (_, i) => i)));
let workFolder: string;
let server: FileServer | undefined;
let context: FetchContext;

beforeEach(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'alfavoice-http-'));
  context = { env: {}, workFolder, unreachableHosts: new Set() };
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(workFolder, { recursive: true, force: true });
});

const serve = async (file: ServedFile | 'silence') => {
  server = await serveFiles({ '/model': file });
  return { url: `${server.url}/model`, label: 'Fetching', sizeBytes: content.length, mayResume: true };
};
const downloaded = () => readFile(join(workFolder, 'downloaded'));

it('goes on where the line was cut', async () => {
  const wanted = await serve({ content, cutAfter: 900_000 });
  expect(await download(wanted, context)).toMatchObject({ path: join(workFolder, 'downloaded') });
  expect((await downloaded()).equals(content)).toBe(true);
  expect(server?.requests.length).toBeGreaterThanOrEqual(3);
  for (const request of server?.requests.slice(1) ?? []) expect(request).toMatch(/^\/model bytes=[1-9]\d+-$/);
});

it('goes on where an earlier run stopped, and says so', async () => {
  await writeFile(join(workFolder, 'downloaded'), content.subarray(0, 9_000));
  const progress: number[] = [];
  const outcome = await download(await serve({ content }), {
    ...context,
    onProgress: ({ done, total }) => progress.push(done / total),
  });
  expect(outcome).toMatchObject({ resumed: true });
  expect((await downloaded()).equals(content)).toBe(true);
  expect(server?.requests).toEqual(['/model bytes=9000-']);
  expect(progress.at(-1)).toBe(1);
});

it('begins anew where the hash is not known or the server cannot resume', async () => {
  await writeFile(join(workFolder, 'downloaded'), 'something else');
  await download({ ...(await serve({ content })), mayResume: false }, context);
  expect((await downloaded()).equals(content)).toBe(true);
  await server?.close();

  await writeFile(join(workFolder, 'downloaded'), 'something else');
  await download(await serve({ content, ignoresRange: true }), context);
  expect((await downloaded()).equals(content)).toBe(true);
});

it('begins anew when what is there is longer than the file', async () => {
  await writeFile(join(workFolder, 'downloaded'), Buffer.alloc(content.length + 5));
  await download({ ...(await serve({ content })), sizeBytes: null }, context);
  expect((await downloaded()).equals(content)).toBe(true);
});

it('gives up when the line brings nothing more', async () => {
  const wanted = await serve({ content, cutAfter: 0 });
  expect(await download(wanted, context)).toMatchObject({ failed: expect.stringContaining('cannot be reached') });
});

it('refuses a file of another size before reading it', async () => {
  const outcome = await download(await serve({ content: Buffer.from('<html>sign in</html>') }), context);
  expect(outcome).toMatchObject({ failed: expect.stringContaining('offers 20 bytes instead of 2000000') });
});

it('says what the server answered', async () => {
  const wanted = await serve({ content });
  const outcome = await download({ ...wanted, url: `${server?.url}/other` }, context);
  expect(outcome).toMatchObject({ failed: expect.stringContaining('answered 404') });
});

it('does not wait for a host that does not answer, nor ask it twice', async () => {
  const wanted = await serve('silence');
  const outcome = await download(wanted, context, { ...defaultDownloadOptions, answerWithinMs: 50 });
  expect(outcome).toMatchObject({ failed: expect.stringContaining('no answer within 0.05 s') });
  expect(await download(wanted, context)).toMatchObject({ failed: expect.stringContaining('did not answer before') });
  expect(server?.requests).toHaveLength(1);
});

it('stops when told to', async () => {
  const wanted = await serve('silence');
  const controller = new AbortController();
  const outcome = download(wanted, { ...context, signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(outcome).rejects.toThrow('enough');
});

it('goes through the proxy of the environment', async () => {
  const wanted = await serve({ content });
  const { port } = new URL(wanted.url);
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, client) => {
    asked.push(request.url ?? '');
    const target = connect(Number(port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const url = `http://models.company.example:${port}/model`;
  await download({ ...wanted, url }, { ...context, env: { http_proxy } });
  expect((await downloaded()).equals(content)).toBe(true);
  expect(asked).toEqual([`models.company.example:${port}`]);
  await new Promise((resolve) => {
    proxy.close(resolve);
  });
});
