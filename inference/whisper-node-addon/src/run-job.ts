import { AddonError, type AddonErrorCode } from '../build/addon-error.mjs';
import type { NativeJob } from './native-binding.ts';

const nativeCodes: ReadonlySet<string> = new Set<AddonErrorCode>([
  'no_addon',
  'no_variant',
  'bad_model',
  'busy',
  'closed',
  'failed',
]);

/** Errors of the native side carry a `code`; they become `AddonError`s here. Everything else is a bug and stays. */
export function translateNativeError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  if (!nativeCodes.has(error.code)) return error;
  return new AddonError(error.code as AddonErrorCode, error.message, { cause: error });
}

/** @throws AddonError translated from what `call` throws */
export function callNative<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw translateNativeError(error);
  }
}

/**
 * Starts a native job and ends it when the signal fires.
 * @returns what the job gives; rejects with AddonError, or with an error named `AbortError` whose cause is the reason
 */
export async function runJob<T>(start: () => NativeJob<T>, signal?: AbortSignal): Promise<T> {
  if (signal?.aborted) throw abortError(signal);
  const job = callNative(start);
  const abort = () => job.abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await job.result;
  } catch (error) {
    if (signal?.aborted) throw abortError(signal);
    throw translateNativeError(error);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** For work that cannot be ended: the caller is free at once, the result is dropped. */
export function rejectOnAbort<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(abortError(signal));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function abortError(signal: AbortSignal): Error {
  const error = new Error('The recognition was aborted', { cause: signal.reason });
  error.name = 'AbortError';
  return error;
}
