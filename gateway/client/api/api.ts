import { hc } from 'hono/client';
import type { Api } from '../../contract/routes/index.ts';

/** The typed client of every REST route. */
export type GatewayApi = ReturnType<typeof hc<Api>>;

export interface ApiOptions {
  /** Origin of the gateway, `https://voice.example`; '' is the page's own. */
  gateway: string;
  /**
   * The token for `Authorization`. Asked again with the refused one after a 401: a different token is tried once.
   * Absent: calls go without (sign-in itself).
   */
  accessToken?: (refused?: string) => Promise<string | undefined>;
  fetch?: typeof globalThis.fetch;
}

/** @returns the origin, also for '' (the page's own) */
export const originOf = (gateway: string): string => (gateway === '' ? globalThis.location.origin : gateway);

/** `fetch` as the signed-in person; for bodies the REST client does not know. */
export function authorizedFetch({
  accessToken,
  fetch = globalThis.fetch.bind(globalThis),
}: Omit<ApiOptions, 'gateway'>): typeof globalThis.fetch {
  return async (input, init) => {
    const token = await accessToken?.();
    const response = await fetch(input, authorized(init, token));
    if (response.status !== 401 || !accessToken || !token) return response;
    const renewed = await accessToken(token);
    return renewed && renewed !== token ? fetch(input, authorized(init, renewed)) : response;
  };
}

/** Makes the REST client; wrap its calls in `answer`. */
export const createApi = ({ gateway, ...options }: ApiOptions): GatewayApi =>
  hc<Api>(originOf(gateway), { fetch: authorizedFetch(options) });

function authorized(init: RequestInit | undefined, token: string | undefined): RequestInit {
  const headers = new Headers(init?.headers);
  if (token) headers.set('Authorization', `Bearer ${token}`);
  return { ...init, headers, credentials: 'same-origin' };
}
