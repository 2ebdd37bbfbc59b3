import { databaseTrouble, isDatabaseAway, isUnstorableText } from '@alfavoice/db';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { Problem } from '../../contract/problem.ts';
import { ProblemError, problem } from './problem.ts';

/** Seconds until a client may ask again while the database is away. */
const databaseRetryS = 2;

/** What the client is told of an error. A bug is logged with its stack, never with what was in the request. */
export function problemOf(error: unknown, log: Logger): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof HTTPException) return ofHttp(error);
  if (isDatabaseAway(error)) {
    log.warn({ trouble: databaseTrouble(error) }, 'database away');
    return problem('unavailable', 'The database is away. Nothing was changed; try again in a moment.', {
      retry_after: databaseRetryS,
    });
  }
  if (isUnstorableText(error)) {
    return problem('bad_request', 'The text holds a character that cannot be stored (U+0000). Leave it out.');
  }
  log.error(describe(error), 'request failed');
  return problem('internal', 'The server made a mistake; it is in its log. Try again, or tell your administrator.');
}

function ofHttp(error: HTTPException): Problem {
  if (error.status === 413) return problem('too_large', 'The request is larger than the server takes.');
  if (error.status === 415) return problem('bad_request', 'Send the body as application/json.');
  return problem('bad_request', error.message || 'The body is not JSON.');
}

/** Messages of database errors carry parameters, and those are people's text. */
function describe(error: unknown): Record<string, unknown> {
  const trouble = databaseTrouble(error);
  if (trouble) return { trouble };
  if (!(error instanceof Error)) return { thrown: typeof error };
  return { error: error.name, message: error.message, stack: error.stack };
}
