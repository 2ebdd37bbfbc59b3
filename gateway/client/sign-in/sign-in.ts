import { z } from 'zod';
import type { Problem } from '../../contract/problem.ts';
import { type SignedIn, type User, userSchema } from '../../contract/rest/auth.ts';
import { type Answer, answer, ProblemError, unavailable } from '../api/answer.ts';
import type { GatewayApi } from '../api/api.ts';
import { type Locks, originLocks } from './locks.ts';
import type { SignInStorage } from './storage.ts';

/** A token is renewed this long before it expires, so that none runs out on its way. */
const renewAheadMs = 60_000;
const storageKey = 'alfavoice.sign-in';
const lockName = 'alfavoice.sign-in';
/** A browser signed out while the gateway could not be told: it would still take the cookie. */
const untoldKey = 'alfavoice.signed-out';

/** `unknown`: not looked yet (`restore`). `ended`: was signed in, and the gateway no longer takes it. */
export type SignInState =
  | { kind: 'unknown' }
  | { kind: 'signed_out'; ended: boolean }
  | { kind: 'signed_in'; user: User };

export interface SignInOptions {
  /** A client without `accessToken` (`createApi({ gateway })`). */
  api: GatewayApi;
  storage: SignInStorage;
  /** `browser`: the refresh token is an HttpOnly cookie. `device`: it lies in `storage` (extension). */
  client: 'browser' | 'device';
  locks?: Locks;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface SignIn {
  state(): SignInState;
  /** @returns a function that ends the subscription */
  subscribe(listener: (state: SignInState) => void): () => void;
  /** Finds out who is signed in. Without a network the one remembered stays signed in. */
  restore(): Promise<SignInState>;
  setup(first: { token: string; email: string; password: string }): Promise<Answer<User>>;
  login(who: { email: string; password: string }): Promise<Answer<User>>;
  redeemPairing(pairing: { code: string; device: string }): Promise<Answer<User & { device_id: string }>>;
  /** Signs out here even if the gateway cannot be told. */
  logout(): Promise<void>;
  /**
   * A token that still holds, for `createApi` and tickets; `undefined` when signed out.
   * @param refused the token a 401 came for
   * @throws ProblemError when signed in but the gateway cannot renew now; `answer` makes a value of it
   */
  accessToken(refused?: string): Promise<string | undefined>;
}

/** What is remembered. A browser remembers only who it is: its tokens are a cookie and memory. */
const rememberedSchema = z.object({
  user: userSchema,
  access_token: z.string().optional(),
  expires_at_ms: z.number().optional(),
  refresh_token: z.string().optional(),
});
type Remembered = z.infer<typeof rememberedSchema>;
interface Access {
  token: string;
  expiresAtMs: number;
}

/**
 * Signs in and keeps the access token fresh.
 *
 * A refresh token works once, and one used twice revokes the whole sign-in, so renewing happens under a lock that all
 * contexts of the origin share, and what another context has renewed meanwhile is read again inside it.
 */
export function createSignIn({ api, storage, client, locks = originLocks(), now = Date.now }: SignInOptions): SignIn {
  const device = client === 'device';
  const listeners = new Set<(state: SignInState) => void>();
  let state: SignInState = { kind: 'unknown' };
  let access: Access | undefined;

  const enter = (next: SignInState) => {
    const same = JSON.stringify(next) === JSON.stringify(state);
    state = next;
    if (!same) for (const listener of listeners) listener(next);
  };
  const remembered = async (): Promise<Remembered | undefined> => {
    const text = await storage.get(storageKey);
    if (!text) return undefined;
    const parsed = rememberedSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  };
  const holds = (candidate: Access, refused?: string) =>
    candidate.token !== refused && candidate.expiresAtMs - renewAheadMs > now();

  const keep = async (signedIn: SignedIn): Promise<User> => {
    const { user } = signedIn;
    access = { token: signedIn.access_token, expiresAtMs: now() + signedIn.expires_in * 1000 };
    const tokens = device
      ? { access_token: access.token, expires_at_ms: access.expiresAtMs, refresh_token: signedIn.refresh_token }
      : {};
    await storage.set(storageKey, JSON.stringify({ user, ...tokens }));
    await storage.remove(untoldKey);
    enter({ kind: 'signed_in', user });
    return user;
  };
  const forget = async (ended: boolean) => {
    access = undefined;
    await storage.remove(storageKey);
    enter({ kind: 'signed_out', ended });
  };
  const enterWith = (call: () => Promise<Answer<SignedIn>>): Promise<Answer<User>> =>
    locks.request(lockName, async () => {
      const result = await call();
      return result.ok ? { ok: true, value: await keep(result.value) } : result;
    });

  /** Inside the lock. @returns the problem that stands in the way, if the sign-in may still be good */
  const renew = async (refused?: string): Promise<Problem | undefined> => {
    const known = await remembered();
    if (device) {
      if (!known?.refresh_token) {
        await forget(known !== undefined);
        return undefined;
      }
      const stored = { token: known.access_token ?? '', expiresAtMs: known.expires_at_ms ?? 0 };
      if (holds(stored, refused)) {
        access = stored;
        enter({ kind: 'signed_in', user: known.user });
        return undefined;
      }
    } else if (access && holds(access, refused)) return undefined;
    if (await storage.get(untoldKey)) {
      const told = await answer(api.api.auth.logout.$post({ json: {} }));
      if (told.ok) await storage.remove(untoldKey);
      await forget(false);
      return undefined;
    }
    const json = device ? { refresh_token: known?.refresh_token } : {};
    const result = await answer(api.api.auth.refresh.$post({ json }));
    if (result.ok) {
      await keep(result.value);
      return undefined;
    }
    if (result.problem.status === 401 || result.problem.status === 403) {
      await forget(known !== undefined);
      return undefined;
    }
    if (known) enter({ kind: 'signed_in', user: known.user });
    return result.problem;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async restore() {
      await locks.request(lockName, () => renew());
      return state;
    },
    setup: (first) => enterWith(() => answer(api.api.auth.setup.$post({ json: { ...first, client: 'browser' } }))),
    login: (who) =>
      enterWith(() => answer(api.api.auth.login.$post({ json: { ...who, client: device ? 'api' : 'browser' } }))),
    redeemPairing: (pairing) =>
      locks.request(lockName, async () => {
        const result = await answer(api.api.auth.pairing.redeem.$post({ json: pairing }));
        if (!result.ok) return result;
        return { ok: true, value: { ...(await keep(result.value)), device_id: result.value.device_id } };
      }),
    logout: () =>
      locks.request(lockName, async () => {
        const known = await remembered();
        const json = device ? { refresh_token: known?.refresh_token } : {};
        const told = await answer(api.api.auth.logout.$post({ json }));
        if (!told.ok && !device) await storage.set(untoldKey, 'untold');
        await forget(false);
      }),
    async accessToken(refused) {
      if (access && holds(access, refused)) return access.token;
      if (state.kind === 'signed_out' && !device) return undefined;
      const problem = await locks.request(lockName, () => renew(refused));
      if (problem) throw new ProblemError(problem.status >= 500 ? problem : unavailable(problem.detail));
      return access?.token;
    },
  };
}

/**
 * The token of one person: undefined when another is signed in now, be it from another tab. What one person said must
 * not be sent as another.
 */
export const accessTokenOf =
  (signIn: Pick<SignIn, 'accessToken' | 'state'>, owner: string): SignIn['accessToken'] =>
  async (refused) => {
    const token = await signIn.accessToken(refused);
    const state = signIn.state();
    return state.kind === 'signed_in' && state.user.id === owner ? token : undefined;
  };
