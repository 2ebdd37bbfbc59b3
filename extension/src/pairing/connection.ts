import { type Answer, answer, createApi, createSignIn, type SignInStorage } from '@alfavoice/gateway/client';
import { defaultSettings, type Settings, settingsSchema, type User } from '@alfavoice/gateway/contract';
import browser from 'webextension-polyfill';
import { z } from 'zod';

const gatewayKey = 'gateway';
const settingsKey = 'settings';
const ownerKey = 'owner';

/** What an extension remembers; the browser does not throw it away. */
export const extensionStorage: SignInStorage = {
  get: async (key) =>
    z
      .string()
      .optional()
      .parse((await browser.storage.local.get(key))[key]),
  set: (key, value) => browser.storage.local.set({ [key]: value }),
  remove: (key) => browser.storage.local.remove(key),
};

/** Origin of the gateway this browser is paired with. */
export async function pairedGateway(): Promise<string | undefined> {
  return z
    .string()
    .optional()
    .parse((await browser.storage.local.get(gatewayKey))[gatewayKey]);
}

/** The account at a gateway; all contexts of the extension share what is stored. */
export function connectionTo(gateway: string) {
  const signIn = createSignIn({ api: createApi({ gateway }), storage: extensionStorage, client: 'device' });
  return { signIn, api: createApi({ gateway, accessToken: signIn.accessToken }) };
}

/** Whose dictations this browser keeps: known also when the sign-in has ended, until somebody disconnects. */
export async function pairedOwner(gateway: string): Promise<string | undefined> {
  const known = z
    .string()
    .optional()
    .parse((await browser.storage.local.get(ownerKey))[ownerKey]);
  if (known) return known;
  const signedIn = await connectionTo(gateway).signIn.restore();
  if (signedIn.kind !== 'signed_in') return undefined;
  await browser.storage.local.set({ [ownerKey]: signedIn.user.id });
  return signedIn.user.id;
}

/** Redeems a code: this browser becomes a device of the person who asked for it. */
export async function pair(gateway: string, code: string): Promise<Answer<User>> {
  const { signIn } = connectionTo(gateway);
  const result = await signIn.redeemPairing({ code, device: await deviceName() });
  if (result.ok) await browser.storage.local.set({ [gatewayKey]: gateway, [ownerKey]: result.value.id });
  return result;
}

export async function unpair(): Promise<void> {
  const gateway = await pairedGateway();
  if (gateway) await connectionTo(gateway).signIn.logout();
  await browser.storage.local.remove([gatewayKey, settingsKey, ownerKey]);
}

/**
 * The person's settings at the gateway. When it does not answer in time the last known ones, so that a dictation
 * never waits for them.
 */
export async function settingsOf(gateway: string, withinMs: number): Promise<Settings> {
  const known = settingsSchema.safeParse((await browser.storage.local.get(settingsKey))[settingsKey]);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), withinMs));
  const fresh = await Promise.race([fetchSettings(gateway), late]);
  return fresh ?? (known.success ? known.data : defaultSettings);
}

/** Remembers them, also where they come too late for the dictation that asked. */
async function fetchSettings(gateway: string): Promise<Settings | undefined> {
  const fresh = await answer(connectionTo(gateway).api.api.settings.$get());
  const settings = fresh.ok ? settingsSchema.safeParse(fresh.value) : undefined;
  if (!settings?.success) return undefined;
  await browser.storage.local.set({ [settingsKey]: settings.data });
  return settings.data;
}

async function deviceName(): Promise<string> {
  const { os } = await browser.runtime.getPlatformInfo();
  const systems: Record<string, string> = { win: 'Windows', mac: 'macOS', linux: 'Linux', cros: 'ChromeOS' };
  return `${BROWSER === 'firefox' ? 'Firefox' : 'Chrome'}, ${systems[os] ?? os}`;
}
