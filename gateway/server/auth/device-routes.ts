import { deleteDevice, insertPairingCode, listDevices, redeemPairingCode, uuid7 } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { pairingCodeLifetimeS, ticketLifetimeS } from '../../contract/limits.ts';
import * as routes from '../../contract/routes/auth.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import { type AppEnvironment, clientAddress } from '../request.ts';
import { makePairingCode, normalisePairingCode } from './pairing-code.ts';
import { sha256 } from './secret-text.ts';
import { makeRefreshToken, signedInAs } from './sign-in.ts';

/** Pairing of extensions, their removal, and the tickets that open live sessions. */
export function registerDevices(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const { db, clock } = parts;

  app.openapi(routes.createPairing, async (c) => {
    const now = clock.now();
    const code = makePairingCode();
    const expiresAt = new Date(now + pairingCodeLifetimeS * 1000);
    const codeHash = sha256(normalisePairingCode(code));
    await insertPairingCode(db, c.get('user').id, { codeHash, expiresAt }, new Date(now));
    return c.json({ code, expires_in: pairingCodeLifetimeS }, 200);
  });

  app.openapi(routes.redeemPairing, async (c) => {
    const { code, device: name } = c.req.valid('json');
    const address = clientAddress(c);
    await parts.codeAttempts.begin(address, 'pairing');
    const now = clock.now();
    const { token, ...stored } = makeRefreshToken(now);
    const codeHash = sha256(normalisePairingCode(code));
    const paired = await redeemPairingCode(db, codeHash, { name, family: uuid7(now), ...stored }, new Date(now));
    if (!paired) {
      throw new ProblemError(
        'unauthorized',
        'This pairing code is unknown, used or older than 10 minutes. Get a new one.',
      );
    }
    await parts.codeAttempts.succeeded(address, 'pairing');
    const signedIn = await signedInAs(parts, paired.user, token, paired.deviceId);
    c.header('Cache-Control', 'no-store');
    return c.json({ ...signedIn, device_id: paired.deviceId }, 200);
  });

  app.openapi(routes.listDevices, async (c) => {
    const items = (await listDevices(db, c.get('user').id)).map((device) => ({
      id: device.id,
      name: device.name,
      created_at: device.createdAt.toISOString(),
      last_used_at: device.lastUsedAt.toISOString(),
    }));
    return c.json({ items }, 200);
  });

  app.openapi(routes.removeDevice, async (c) => {
    if (!(await deleteDevice(db, c.get('user').id, c.req.valid('param').id))) {
      throw new ProblemError('not_found', 'There is no such device.');
    }
    return c.body(null, 204);
  });

  app.openapi(routes.createTicket, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ ticket: await parts.tickets.issue(c.get('user')), expires_in: ticketLifetimeS }, 200);
  });
}
