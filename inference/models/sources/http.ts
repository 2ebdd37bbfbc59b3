import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dispatcher, EnvHttpProxyAgent, fetch } from 'undici';
import { isMissing } from '../model-error.ts';
import { writeChunks } from '../storage/write.ts';
import type { FetchContext, SourceOutcome } from './source.ts';

export interface DownloadOptions {
  /** A network that drops packets must not hold up the next source. */
  readonly answerWithinMs: number;
  /** No byte for this long: the connection is taken as lost and resumed. */
  readonly stallMs: number;
}
export const defaultDownloadOptions: DownloadOptions = { answerWithinMs: 5_000, stallMs: 30_000 };

export interface Download {
  readonly url: string;
  readonly label: string;
  /** `null` while unknown. */
  readonly sizeBytes: number | null;
  /** Whether bytes of an earlier run may be kept: only where a known hash will judge the whole. */
  readonly mayResume: boolean;
}

class ConnectionLost extends Error {}

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};

/** `fetch failed` says nothing; its cause does. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
};

/** One request. `expect` sets the time within which the next bytes must come; `done` ends the watch. */
const request = async (
  url: string,
  offset: number,
  dispatcher: Dispatcher,
  { answerWithinMs }: DownloadOptions,
  signal?: AbortSignal,
) => {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expect = (withinMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(new Error(`no answer within ${withinMs / 1000} s`)), withinMs);
  };
  expect(answerWithinMs);
  const done = () => clearTimeout(timer);
  try {
    const response = await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...(offset > 0 && { range: `bytes=${offset}-` }) },
      dispatcher,
      signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    });
    return { response, expect, done };
  } catch (error) {
    done();
    signal?.throwIfAborted();
    throw new ConnectionLost(reasonOf(error), { cause: error });
  }
};

async function* bodyOf(
  { response, expect, done }: Awaited<ReturnType<typeof request>>,
  { stallMs }: DownloadOptions,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response.body ?? []) {
      expect(stallMs);
      yield chunk;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new ConnectionLost(reasonOf(error), { cause: error });
  } finally {
    done();
  }
}

const beginAnew = 'begun anew';
type Attempt = 'complete' | { readonly failed: string } | { readonly lost: string };

const attempt = async (
  { url, label, sizeBytes }: Download,
  part: string,
  dispatcher: Dispatcher,
  options: DownloadOptions,
  { signal, onProgress }: FetchContext,
): Promise<Attempt> => {
  const { host } = new URL(url);
  const offset = await sizeOf(part);
  if (offset > 0 && offset === sizeBytes) return 'complete';
  try {
    const opened = await request(url, offset, dispatcher, options, signal);
    const { status, headers, body } = opened.response;
    if (status !== 200 && status !== 206) {
      opened.done();
      await body?.cancel();
      // 416: the part is longer than the file there, so it is of another one.
      if (status !== 416 || offset === 0) return { failed: `${host} answered ${status}` };
      await rm(part, { force: true });
      return { lost: beginAnew };
    }
    const resumes = status === 206;
    const length = Number(headers.get('content-length') ?? 0);
    const total = length > 0 ? length + (resumes ? offset : 0) : (sizeBytes ?? 0);
    if (sizeBytes !== null && total !== sizeBytes) {
      opened.done();
      await body?.cancel();
      return { failed: `${host} offers ${total} bytes instead of ${sizeBytes}` };
    }
    const place = resumes ? { flags: 'a' as const, startBytes: offset } : { flags: 'w' as const };
    const got = await writeChunks(
      part,
      bodyOf(opened, options, signal),
      { label, totalBytes: total, ...place },
      { onProgress, signal },
    );
    return total === 0 || got === total ? 'complete' : { lost: `it ended after ${got} of ${total} bytes` };
  } catch (error) {
    if (error instanceof ConnectionLost) return { lost: error.message };
    throw error;
  }
};

/** The proxy of the environment, which Node 20's own fetch does not know. */
const proxyOf = ({ env }: FetchContext): Dispatcher =>
  new EnvHttpProxyAgent({
    httpProxy: env.http_proxy ?? env.HTTP_PROXY ?? '',
    httpsProxy: env.https_proxy ?? env.HTTPS_PROXY ?? '',
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
  });

/**
 * Downloads a file, resuming where a line was cut, for as long as each attempt brings bytes.
 * @throws what the disk throws; the network's trouble is an outcome
 */
export const download = async (
  wanted: Download,
  context: FetchContext,
  options: DownloadOptions = defaultDownloadOptions,
): Promise<SourceOutcome> => {
  const { host } = new URL(wanted.url);
  if (context.unreachableHosts.has(host)) return { failed: `${host} did not answer before` };
  const part = join(context.workFolder, 'downloaded');
  if (!wanted.mayResume) await rm(part, { force: true });
  let have = await sizeOf(part);
  const resumed = have > 0;
  const dispatcher = proxyOf(context);
  try {
    for (;;) {
      const outcome = await attempt(wanted, part, dispatcher, options, context);
      if (outcome === 'complete') return { path: part, resumed };
      if ('failed' in outcome) return outcome;
      const now = await sizeOf(part);
      if (outcome.lost !== beginAnew && now <= have) {
        if (now > 0) return { failed: `the line to ${host} broke (${outcome.lost})` };
        context.unreachableHosts.add(host);
        return { failed: `${host} cannot be reached (${outcome.lost})` };
      }
      have = now;
    }
  } finally {
    await dispatcher.destroy();
  }
};
