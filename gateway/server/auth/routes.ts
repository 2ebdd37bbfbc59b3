import { anyUserExists, findUser, findUserByEmail, insertFirstUser, revokeFamilyOf } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { SignedIn } from '../../contract/rest/auth.ts';
import * as routes from '../../contract/routes/auth.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import { type AppEnvironment, clientAddress } from '../request.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { dropRefreshCookie, putRefreshCookie, readRefreshCookie } from './refresh-cookie.ts';
import { sha256 } from './secret-text.ts';
import { renew, signIn, type WithRefreshToken } from './sign-in.ts';

/** Set-up, login, refresh, logout, me. */
export function registerSignIn(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const { db, clock, origins } = parts;

  /** A browser's refresh token goes into its cookie and nowhere else. */
  const answer = (c: Context, signedIn: WithRefreshToken, client: 'api' | 'browser'): SignedIn => {
    c.header('Cache-Control', 'no-store');
    if (client === 'api') return signedIn;
    const { refresh_token, ...rest } = signedIn;
    putRefreshCookie(c, origins, refresh_token);
    return rest;
  };

  app.openapi(routes.setupState, async (c) => c.json({ needed: !(await anyUserExists(db)) }, 200));

  app.openapi(routes.setup, async (c) => {
    const { token, email, password, client } = c.req.valid('json');
    const address = clientAddress(c);
    await parts.codeAttempts.begin(address, 'setup');
    if (await anyUserExists(db)) throw alreadySetUp();
    const verdict = await parts.setupToken.check(token);
    if (verdict === 'wrong')
      throw new ProblemError('unauthorized', 'This is not the first-run link that the server printed.');
    if (verdict === 'expired')
      throw new ProblemError('expired', 'The first-run link has expired. Restart the server: it prints a new one.');
    const passwordHash = await hashPassword(password);
    const user = await insertFirstUser(db, { email, passwordHash, role: 'admin' }, new Date(clock.now()));
    if (!user) throw alreadySetUp();
    await parts.setupToken.remove();
    await parts.codeAttempts.succeeded(address, 'setup');
    return c.json(answer(c, await signIn(parts, user), client), 200);
  });

  app.openapi(routes.login, async (c) => {
    const { email, password, client } = c.req.valid('json');
    const address = clientAddress(c);
    await parts.passwordAttempts.begin(address, email);
    const user = await findUserByEmail(db, email);
    if (!(await passwordFits(password, user?.passwordHash)) || !user) {
      throw new ProblemError('wrong_password', 'The e-mail address or the password is wrong.');
    }
    await parts.passwordAttempts.succeeded(address, email);
    return c.json(answer(c, await signIn(parts, user), client), 200);
  });

  app.openapi(routes.refresh, async (c) => {
    const inBody = c.req.valid('json').refresh_token;
    const token = inBody ?? readRefreshCookie(c, origins);
    if (!token) throw new ProblemError('unauthorized', 'Not signed in: there is no refresh token.');
    return c.json(answer(c, await renew(parts, token), inBody === undefined ? 'browser' : 'api'), 200);
  });

  app.openapi(routes.logout, async (c) => {
    const token = c.req.valid('json').refresh_token ?? readRefreshCookie(c, origins);
    if (token) await revokeFamilyOf(db, sha256(token), new Date(clock.now()));
    dropRefreshCookie(c, origins);
    return c.body(null, 204);
  });

  app.openapi(routes.me, async (c) => {
    const user = await findUser(db, c.get('user').id);
    if (!user) throw new ProblemError('unauthorized', 'This account is gone.');
    return c.json({ id: user.id, email: user.email, role: user.role }, 200);
  });
}

const alreadySetUp = () =>
  new ProblemError('already_set_up', 'This installation has its administrator already. Sign in.');
