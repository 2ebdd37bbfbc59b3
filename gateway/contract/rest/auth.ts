import { z } from 'zod';
import { maxPasswordLength, minPasswordLength } from '../limits.ts';

export const emailSchema = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());
export const passwordSchema = z.string().min(minPasswordLength).max(maxPasswordLength);
export const roleSchema = z.enum(['admin', 'user']);
export type Role = z.infer<typeof roleSchema>;

/** `api`: the refresh token comes in the body. `browser`: in an HttpOnly, SameSite=Strict cookie. */
export const clientKindSchema = z.enum(['api', 'browser']);

export const loginSchema = z.object({
  email: emailSchema,
  /** No rules on length here: a wrong password is simply wrong. */
  password: z.string().max(maxPasswordLength),
  client: clientKindSchema.default('api'),
});
/** The first administrator, by the one-time token in the first-run link. */
export const setupSchema = z.object({
  token: z.string(),
  email: emailSchema,
  password: passwordSchema,
  client: clientKindSchema.default('browser'),
});
export const setupStateSchema = z.object({ needed: z.boolean() });
/** Body of refresh and logout; a browser sends its cookie instead. */
export const refreshSchema = z.object({ refresh_token: z.string().optional() });

export const userSchema = z.object({ id: z.string(), email: z.string(), role: roleSchema });
export type User = z.infer<typeof userSchema>;
export const newUserSchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  role: roleSchema.default('user'),
});

export const signedInSchema = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  /** Seconds. */
  expires_in: z.int(),
  refresh_token: z.string().optional(),
  user: userSchema,
});
export type SignedIn = z.infer<typeof signedInSchema>;

export const ticketSchema = z.object({ ticket: z.string(), expires_in: z.int() });

/** A signed-in person asks for a code; the extension redeems it once and becomes a device of that person. */
export const pairingCodeSchema = z.object({ code: z.string(), expires_in: z.int() });
export const redeemPairingSchema = z.object({ code: z.string().max(64), device: z.string().min(1).max(100) });
export const deviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime(),
});
export type Device = z.infer<typeof deviceSchema>;
export const deviceListSchema = z.object({ items: z.array(deviceSchema) });
