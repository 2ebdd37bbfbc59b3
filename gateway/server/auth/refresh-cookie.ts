import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { refreshTokenLifetimeS } from '../../contract/limits.ts';
import type { Origins } from '../web/origins.ts';

/** Browsers keep cookies per host, not per port: two installations on one machine need two names. */
const nameOf = ({ publicUrl }: Origins) => ['alfavoice_refresh', new URL(publicUrl).port].filter(Boolean).join('_');
const attributes = (origins: Origins) => ({
  path: '/api/auth',
  httpOnly: true,
  sameSite: 'Strict' as const,
  secure: origins.secure,
});

/** A browser's refresh token, where no script can read it. */
export const putRefreshCookie = (c: Context, origins: Origins, token: string) =>
  setCookie(c, nameOf(origins), token, { ...attributes(origins), maxAge: refreshTokenLifetimeS });

export const dropRefreshCookie = (c: Context, origins: Origins) =>
  deleteCookie(c, nameOf(origins), attributes(origins));

/** Only our own pages may use the cookie: any other page that could send it along is ignored. */
export function readRefreshCookie(c: Context, origins: Origins): string | undefined {
  const origin = c.req.header('origin');
  if (origin !== undefined && !origins.isOwn(origin)) return undefined;
  return getCookie(c, nameOf(origins));
}
