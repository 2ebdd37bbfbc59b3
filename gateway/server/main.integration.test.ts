import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FromGateway } from './process-messages.ts';
import { installProcess, type ProcessInstallation } from './testing/index.ts';

let at: ProcessInstallation;
beforeAll(async () => {
  at = await installProcess();
});
afterEach(() => at.killAll());
afterAll(() => at.close());

function run(environment: Record<string, string>) {
  const child = at.fork(environment, 'pipe');
  const messages: FromGateway[] = [];
  child.on('message', (message) => messages.push(message as FromGateway));
  let said = '';
  child.stderr?.on('data', (data) => {
    said += String(data);
  });
  const ended = once(child, 'exit').then(([code]) => ({ code, said }));
  const told = (type: FromGateway['type']) =>
    expect
      .poll(() => messages.find((message) => message.type === type), { timeout: 10_000, message: type })
      .toBeTruthy();
  return { child, messages, ended, told };
}

test('tells its parent where it listens and the first-run link, and ends on SIGTERM with 0', async () => {
  const { child, messages, ended, told } = run({});
  await told('prepared');
  expect(messages).toEqual([
    { type: 'listening', port: expect.any(Number), url: expect.stringMatching(/^http:\/\/localhost:\d+$/) },
    { type: 'first-run', url: expect.stringMatching(/^http:\/\/localhost:\d+\/setup#token=[\w-]{43}$/) },
    { type: 'prepared' },
  ]);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
}, 20_000);

test('ends when its parent is gone', async () => {
  const { child, ended, told } = run({});
  await told('listening');
  child.disconnect();
  expect(await ended).toEqual({ code: 0, said: '' });
}, 20_000);

test('a taken port is said in one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const { code, said } = await run({ PORT: String(port) }).ended;
  taken.close();
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`^Port ${port} on 127.0.0.1 is taken\\. Set PORT .+\n$`));
});

test('bad values are said, one a line, with exit code 2', async () => {
  const { code, said } = await run({ PORT: 'x', LOG_LEVEL: 'loud' }).ended;
  expect(code).toBe(2);
  expect(said).toBe('PORT is "x": must be a number.\nLOG_LEVEL is "loud": must be debug, info, warn or error.\n');
});

test('a data directory that cannot be made is said', async () => {
  const { code, said } = await run({ DATA_DIR: '/dev/null/data' }).ended;
  expect(code).toBe(1);
  expect(said).toMatch(/^DATA_DIR \/dev\/null\/data cannot be written/);
});
