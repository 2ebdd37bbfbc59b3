import { type ErrorCode, type Problem, problemContentType } from '../../contract/problem.ts';

/** Status and title of each code: one table, so that a code always answers alike. */
const answers: Record<ErrorCode, { status: number; title: string }> = {
  bad_request: { status: 400, title: 'The request is not the contract' },
  bad_message: { status: 400, title: 'The message is not the contract' },
  bad_audio: { status: 400, title: 'The audio cannot be read' },
  too_long: { status: 413, title: 'The recording is too long' },
  too_large: { status: 413, title: 'The request is too large' },
  unauthorized: { status: 401, title: 'Not signed in' },
  wrong_password: { status: 401, title: 'Wrong e-mail or password' },
  token_reused: { status: 401, title: 'A used token came again' },
  forbidden: { status: 403, title: 'Not allowed' },
  foreign_origin: { status: 403, title: 'Foreign origin' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Already there' },
  limit_reached: { status: 409, title: 'No room left' },
  already_set_up: { status: 409, title: 'Already set up' },
  expired: { status: 410, title: 'Expired' },
  rate_limited: { status: 429, title: 'Too many attempts' },
  queue_full: { status: 503, title: 'Too many dictations at once' },
  worker_lost: { status: 503, title: 'Speech recognition is away' },
  unavailable: { status: 503, title: 'Not available now' },
  internal: { status: 500, title: 'Something went wrong' },
};

/** @param detail for a person: what happened, what was kept, what to do */
export function problem(
  code: ErrorCode,
  detail: string,
  more: Pick<Problem, 'errors' | 'retry_after' | 'received_bytes'> = {},
): Problem {
  return { type: `urn:alfavoice:problem:${code}`, ...answers[code], code, detail, ...more };
}

/** An expected failure on its way to the client. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(...args: Parameters<typeof problem>) {
    super(args[1]);
    this.problem = problem(...args);
  }
}

export function problemResponse(body: Problem): Response {
  const headers = new Headers({ 'content-type': problemContentType, 'cache-control': 'no-store' });
  if (body.retry_after !== undefined) headers.set('retry-after', String(Math.ceil(body.retry_after)));
  // The rest of the body is not read: the client must not send its next request on this connection.
  if (body.code === 'too_large') headers.set('connection', 'close');
  if (body.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
