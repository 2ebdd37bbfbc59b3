import type { z } from '@hono/zod-openapi';
import { problemContentType, problemSchema } from '../problem.ts';

/** A JSON answer in a route's description. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A required JSON body. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** Every route may answer with a problem instead. */
export const problems = {
  default: { description: 'A problem (RFC 9457)', content: { [problemContentType]: { schema: problemSchema } } },
};

export const signedIn = [{ bearer: [] }];
