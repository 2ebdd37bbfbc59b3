import { cors } from 'hono/cors';
import { isExtensionOrigin } from './origins.ts';

/** Seconds a browser may remember the answer to a preflight. */
const preflightS = 600;

/** Extensions may call the API with their token, never with cookies; no foreign page may. */
export const extensionCors = () =>
  cors({
    origin: (origin) => (isExtensionOrigin(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type'],
    exposeHeaders: ['Retry-After'],
    maxAge: preflightS,
  });
