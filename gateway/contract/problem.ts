import { z } from 'zod';

/** Every code the gateway answers with, over HTTP and in a live session. Stable: clients switch on them. */
export const errorCodes = [
  'bad_request',
  'bad_message',
  'bad_audio',
  'too_long',
  'too_large',
  'unauthorized',
  'wrong_password',
  'token_reused',
  'forbidden',
  'foreign_origin',
  'not_found',
  'conflict',
  'limit_reached',
  'already_set_up',
  'expired',
  'rate_limited',
  'queue_full',
  'worker_lost',
  'unavailable',
  'internal',
] as const;
export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** RFC 9457, with `code` for programs and `detail` for people: what happened, what was kept, what to do. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: errorCodeSchema,
  detail: z.string(),
  /** Where in the request, for a body or a query that is not the contract. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  retry_after: z.number().optional(),
  /** With `conflict` of an upload: bytes the server has; the next piece begins there. */
  received_bytes: z.int().nonnegative().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export const problemContentType = 'application/problem+json';
