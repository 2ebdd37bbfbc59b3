import { request } from 'node:http';
import type { z } from 'zod';
import {
  type CleanRequest,
  type CleanResponse,
  cleanPath,
  cleanResponseSchema,
  statusPath,
  type WorkerStatus,
  workerStatusSchema,
} from '../contract/index.ts';

/**
 * - `worker_lost`: nobody answers on the socket, or the answer broke off
 * - `bad_answer`: an answer that is not the contract's, or a status that means trouble
 */
export class WorkerError extends Error {
  readonly code: 'worker_lost' | 'bad_answer';

  constructor(code: WorkerError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WorkerError';
    this.code = code;
  }
}

export interface ClientOptions {
  /** The worker's unix socket. */
  socketPath: string;
  signal?: AbortSignal;
}

/** Rejects with `WorkerError`, or with the signal's reason. */
export const workerStatus = async (options: ClientOptions): Promise<WorkerStatus> =>
  checked(workerStatusSchema, await ask(options, 'GET', statusPath));

/** Prometheus text. Rejects like `workerStatus`. */
export const workerMetrics = (options: ClientOptions): Promise<string> => ask(options, 'GET', '/metrics');

/** Text as spoken -> text as written. Rejects like `workerStatus`. */
export const clean = async (options: ClientOptions, body: CleanRequest): Promise<CleanResponse> =>
  checked(cleanResponseSchema, await ask(options, 'POST', cleanPath, JSON.stringify(body)));

function checked<T>(schema: z.ZodType<T>, body: string): T {
  try {
    return schema.parse(JSON.parse(body));
  } catch (cause) {
    throw new WorkerError('bad_answer', 'The worker gave an answer that is not of the contract.', { cause });
  }
}

function ask({ socketPath, signal }: ClientOptions, method: string, path: string, body?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const lost = (cause: unknown) =>
      reject(
        signal?.aborted ? signal.reason : new WorkerError('worker_lost', 'The worker does not answer.', { cause }),
      );
    const asked = request(
      { socketPath, method, path, ...(signal && { signal }), headers: { 'content-type': 'application/json' } },
      async (response) => {
        try {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk);
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new WorkerError('bad_answer', `The worker answers ${response.statusCode} to ${method} ${path}.`));
        } catch (error) {
          lost(error);
        }
      },
    );
    asked.on('error', lost);
    asked.end(body);
  });
}
