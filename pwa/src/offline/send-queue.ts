import { accessTokenOf, createApi, createOutbox, createSignIn, type SignInStorage } from '@alfavoice/gateway/client';

/** The worker's own memory: who is signed in is known from the cookie, and nothing of it is kept here. */
function passingStorage(): SignInStorage {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

/**
 * Sends what waits on this device without any page, as the person whose cookie is here.
 * @throws Error while the server does not take it: the browser then tries again later
 */
export async function sendQueue(): Promise<void> {
  const signIn = createSignIn({ api: createApi({ gateway: '' }), storage: passingStorage(), client: 'browser' });
  const who = await signIn.restore();
  if (who.kind === 'unknown') throw new Error('The server cannot be reached.');
  if (who.kind !== 'signed_in') return;
  const outbox = createOutbox({
    gateway: '',
    accessToken: accessTokenOf(signIn, who.user.id),
    owner: who.user.id,
    marks: passingStorage(),
  });
  const outcome = await outbox.sync();
  await outbox.close();
  if (outcome.kind === 'server' || outcome.kind === 'recognising') throw new Error('Not everything is stored yet.');
}
