import { expect, it, vi } from 'vitest';
import { AddonError } from '../build/addon-error.mjs';
import type { NativeJob } from './native-binding.ts';
import { runJob } from './run-job.ts';

/** A job that ends only by its abort, as a native one does. */
function endlessJob(): NativeJob<never> & { aborted: () => boolean } {
  const { promise, reject } = withResolvers();
  let aborted = false;
  const abort = () => {
    aborted = true;
    reject(Object.assign(new Error('The recognition was aborted'), { code: 'aborted' }));
  };
  return { result: promise, abort, aborted: () => aborted };
}

function withResolvers() {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  return { promise, reject };
}

it('aborts the native job and rejects with an AbortError that bears the reason', async () => {
  const job = endlessJob();
  const controller = new AbortController();
  const result = runJob(() => job, controller.signal);
  controller.abort('stale');
  await expect(result).rejects.toMatchObject({ name: 'AbortError', cause: 'stale' });
  expect(job.aborted()).toBe(true);
});

it('does not start when the signal has already fired', async () => {
  const start = vi.fn(endlessJob);
  await expect(runJob(start, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  expect(start).not.toHaveBeenCalled();
});

it('translates native codes and lets bugs through', async () => {
  const failing = (code: string) => () => ({
    result: Promise.reject(Object.assign(new Error('no'), { code })),
    abort: () => undefined,
  });
  await expect(runJob(failing('bad_model'))).rejects.toBeInstanceOf(AddonError);
  await expect(runJob(failing('ENOENT'))).rejects.not.toBeInstanceOf(AddonError);
});
