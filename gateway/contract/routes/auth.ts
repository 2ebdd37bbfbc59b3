import { createRoute, z } from '@hono/zod-openapi';
import {
  deviceListSchema,
  loginSchema,
  newUserSchema,
  pairingCodeSchema,
  redeemPairingSchema,
  refreshSchema,
  setupSchema,
  setupStateSchema,
  signedInSchema,
  ticketSchema,
  userSchema,
} from '../rest/auth.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const tags = ['auth'];

export const setupState = createRoute({
  method: 'get',
  path: '/api/auth/setup',
  tags,
  summary: 'Does this installation still need its first administrator?',
  responses: { 200: json(setupStateSchema, 'State'), ...problems },
});
export const setup = createRoute({
  method: 'post',
  path: '/api/auth/setup',
  tags,
  summary: 'Make the first administrator with the token of the first-run link',
  request: { body: jsonBody(setupSchema) },
  responses: { 200: json(signedInSchema, 'Signed in'), ...problems },
});
export const login = createRoute({
  method: 'post',
  path: '/api/auth/login',
  tags,
  summary: 'Sign in',
  request: { body: jsonBody(loginSchema) },
  responses: { 200: json(signedInSchema, 'Signed in'), ...problems },
});
export const refresh = createRoute({
  method: 'post',
  path: '/api/auth/refresh',
  tags,
  summary: 'Exchange a refresh token (body or cookie) for new tokens; each works once',
  request: { body: { required: false, content: { 'application/json': { schema: refreshSchema } } } },
  responses: { 200: json(signedInSchema, 'Signed in'), ...problems },
});
export const logout = createRoute({
  method: 'post',
  path: '/api/auth/logout',
  tags,
  summary: 'End this sign-in: its refresh tokens are revoked',
  request: { body: { required: false, content: { 'application/json': { schema: refreshSchema } } } },
  responses: { 204: { description: 'Signed out' }, ...problems },
});
export const me = createRoute({
  method: 'get',
  path: '/api/auth/me',
  tags,
  security: signedIn,
  summary: 'Who is signed in',
  responses: { 200: json(userSchema, 'The user'), ...problems },
});
export const createPairing = createRoute({
  method: 'post',
  path: '/api/auth/pairing',
  tags,
  security: signedIn,
  summary: 'A code that pairs one browser extension with this account',
  responses: { 200: json(pairingCodeSchema, 'Code'), ...problems },
});
export const redeemPairing = createRoute({
  method: 'post',
  path: '/api/auth/pairing/redeem',
  tags,
  summary: 'Redeem a pairing code: the extension becomes a device of the account',
  request: { body: jsonBody(redeemPairingSchema) },
  responses: { 200: json(signedInSchema.extend({ device_id: z.string() }), 'Paired'), ...problems },
});
export const listDevices = createRoute({
  method: 'get',
  path: '/api/auth/devices',
  tags,
  security: signedIn,
  summary: 'Paired devices',
  responses: { 200: json(deviceListSchema, 'Devices'), ...problems },
});
export const removeDevice = createRoute({
  method: 'delete',
  path: '/api/auth/devices/{id}',
  tags,
  security: signedIn,
  summary: 'Unpair a device',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'Unpaired' }, ...problems },
});
export const createTicket = createRoute({
  method: 'post',
  path: '/api/live/ticket',
  tags: ['live'],
  security: signedIn,
  summary: 'A single-use ticket that opens one live session',
  responses: { 200: json(ticketSchema, 'Ticket'), ...problems },
});
export const createUser = createRoute({
  method: 'post',
  path: '/api/admin/users',
  tags: ['admin'],
  security: signedIn,
  summary: 'Make a user',
  request: { body: jsonBody(newUserSchema) },
  responses: { 201: json(userSchema, 'Made'), ...problems },
});
export const listUsers = createRoute({
  method: 'get',
  path: '/api/admin/users',
  tags: ['admin'],
  security: signedIn,
  summary: 'All users',
  responses: { 200: json(z.object({ items: z.array(userSchema) }), 'Users'), ...problems },
});
