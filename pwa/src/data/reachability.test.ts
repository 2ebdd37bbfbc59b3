import { expect, test } from 'vitest';
import { createReachability } from './reachability.ts';

function network() {
  const answers: (Response | Error)[] = [];
  const timers: (() => void)[] = [];
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input));
    const next = answers.shift() ?? new TypeError('no network');
    if (next instanceof Error) throw next;
    return next;
  };
  const server = createReachability(fetch, (work) => timers.push(work));
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { server, answers, timers, asked, settle };
}

test('a request without an answer makes it unreachable; probes find it again', async () => {
  const { server, answers, timers, asked, settle } = network();
  await expect(server.fetch('/api/history')).rejects.toThrow(TypeError);
  expect(server.reachable.value).toBe(false);
  await expect(server.fetch('/api/history')).rejects.toThrow(TypeError);
  expect(timers).toHaveLength(1);

  timers.shift()?.();
  await settle();
  expect(server.reachable.value).toBe(false);
  expect(timers).toHaveLength(1);

  answers.push(new Response());
  timers.shift()?.();
  await settle();
  expect(server.reachable.value).toBe(true);
  expect(asked.filter((url) => url === '/healthz')).toHaveLength(2);
  expect(timers).toHaveLength(0);
});

test('a refusal is an answer, and an abort says nothing', async () => {
  const { server, answers } = network();
  answers.push(new Response('', { status: 503 }), new DOMException('aborted', 'AbortError'));
  expect((await server.fetch('/api/settings')).status).toBe(503);
  await expect(server.fetch('/api/settings')).rejects.toThrow('aborted');
  expect(server.reachable.value).toBe(true);
});
