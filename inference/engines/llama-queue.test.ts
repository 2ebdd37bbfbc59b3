import { expect, it } from 'vitest';
import { createTaskQueue } from './llama-queue.ts';

const open = new AbortController().signal;

it('runs tasks one at a time, in order, whether they fail or not', async () => {
  const queue = createTaskQueue();
  const log: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
    };
  const results = await Promise.allSettled([
    queue.run(task('a', true), open),
    queue.run(task('b'), open),
    queue.run(task('c'), open),
  ]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

it('rejects a waiting task at once when it is aborted, and never starts it', async () => {
  const queue = createTaskQueue();
  const stop = new AbortController();
  let finishFirst = (): void => {};
  let started = false;
  const first = queue.run(
    () =>
      new Promise<void>((resolve) => {
        finishFirst = resolve;
      }),
    open,
  );
  const second = queue.run(async () => {
    started = true;
  }, stop.signal);
  stop.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  finishFirst();
  await first;
  expect(await queue.run(async () => 'third', open)).toBe('third');
  expect(started).toBe(false);
});

it('tells when all is done', async () => {
  const queue = createTaskQueue();
  let done = false;
  queue.run(async () => {
    await Promise.resolve();
    done = true;
  }, open);
  await queue.idle();
  expect(done).toBe(true);
});
