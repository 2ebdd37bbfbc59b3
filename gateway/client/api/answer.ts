import type { ClientResponse } from 'hono/client';
import { type Problem, problemSchema } from '../../contract/problem.ts';

/** What a call came to: the value, or a problem with a stable code. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The JSON of a route's success (200, 201); `undefined` for 204. */
export type ValueOf<R> =
  R extends ClientResponse<infer Body, infer Status, infer _Format>
    ? Body extends Problem
      ? never
      : Status extends 200 | 201
        ? Body
        : Status extends 204
          ? undefined
          : never
    : never;

/** Carries a problem through code that only knows exceptions (the inside of `fetch`); `answer` turns it back. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The problem of a gateway that cannot be reached, or that is not one. */
export const unavailable = (detail: string, status = 503): Problem => ({
  type: 'about:blank',
  title: 'Unavailable',
  status,
  code: 'unavailable',
  detail,
});

/**
 * Waits for a call of `hc` and makes a value of every expected outcome.
 * No network, a proxy's error page or a body that is not the contract become `unavailable`; an abort is thrown on.
 * @example const history = await answer(api.api.history.$get({ query: { limit: 20 } }));
 */
export async function answer<R extends ClientResponse<unknown, number, string & ('json' | 'text' | 'body')>>(
  call: Promise<R>,
): Promise<Answer<ValueOf<R>>> {
  try {
    const response = await call;
    if (response.status === 204) return { ok: true, value: undefined as ValueOf<R> };
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as ValueOf<R> };
    const problem = problemSchema.safeParse(body);
    return {
      ok: false,
      problem: problem.success ? problem.data : unavailable('The server gave no answer.', response.status),
    };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    if (error instanceof SyntaxError) return { ok: false, problem: unavailable('Something else answered.') };
    if (error instanceof TypeError) return { ok: false, problem: unavailable('The server cannot be reached.') };
    throw error;
  }
}
