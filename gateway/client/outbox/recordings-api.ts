import { problemSchema } from '../../contract/problem.ts';
import { pcmContentType, type RecordingStatus, recordingStatusSchema } from '../../contract/rest/recordings.ts';
import { type Answer, ProblemError, unavailable } from '../api/answer.ts';
import { type ApiOptions, authorizedFetch, originOf } from '../api/api.ts';
import type { Entry } from './entry.ts';

const path = '/api/recordings';

export interface Piece {
  entry: Entry;
  /** Bytes before this piece, and of the whole. */
  offset: number;
  length: number;
  pcm: Uint8Array<ArrayBuffer>;
}

/** The gateway's side of an upload in pieces. Expected failures are values, also a network that is away. */
export interface RecordingsApi {
  send(piece: Piece, signal: AbortSignal): Promise<Answer<RecordingStatus>>;
  status(dictationId: string, signal: AbortSignal): Promise<Answer<RecordingStatus>>;
}

/** @param now the clock that said when each was recorded */
export function createRecordingsApi({ gateway, ...options }: ApiOptions, now: () => number): RecordingsApi {
  const fetch = authorizedFetch(options);
  const url = (suffix: string) => new URL(path + suffix, originOf(gateway)).href;
  return {
    send({ entry, offset, length, pcm }, signal) {
      const { dictationId, recordedAt, request } = entry;
      const { quality, mode, language, context } = request;
      const query = new URLSearchParams({
        dictation_id: dictationId,
        ...{ quality, mode, language },
        ...(context?.host && { host: context.host }),
        ...(context?.style && { style: context.style }),
        recorded_at: recordedAt,
        sent_at: new Date(now()).toISOString(),
        offset: String(offset),
        length: String(length),
      });
      const headers = { 'Content-Type': pcmContentType };
      return answered(fetch(url(`?${query}`), { method: 'POST', headers, body: pcm, signal }));
    },
    status: (dictationId, signal) => answered(fetch(url(`/${dictationId}`), { signal })),
  };
}

async function answered(call: Promise<Response>): Promise<Answer<RecordingStatus>> {
  try {
    const response = await call;
    const body: unknown = await response.json();
    const status = recordingStatusSchema.safeParse(body);
    if (response.ok && status.success) return { ok: true, value: status.data };
    const problem = problemSchema.safeParse(body);
    if (problem.success) return { ok: false, problem: problem.data };
    return { ok: false, problem: unavailable('The server gave no answer.', response.status) };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    if (error instanceof SyntaxError) return { ok: false, problem: unavailable('Something else answered.') };
    if (error instanceof TypeError) return { ok: false, problem: unavailable('The server cannot be reached.') };
    throw error;
  }
}
