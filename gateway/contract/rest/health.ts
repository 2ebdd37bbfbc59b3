import { z } from 'zod';

/** `/readyz`: each part by name; 200 when all are `ok`, else 503. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  parts: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })),
});
export type Readiness = z.infer<typeof readinessSchema>;

/** What the sign-in page must know before anyone is signed in. */
export const aboutSchema = z.object({ name: z.string(), version: z.string(), setup_needed: z.boolean() });
