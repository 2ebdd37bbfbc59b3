import type { Mode } from '@alfavoice/gateway/contract';
import { administrator, launchProduct, type Product } from '../product/launch.ts';
import { makeUser, type Spoken, signIn, speak } from '../product/speak.ts';
import { measureProcessTree, readProcessTree } from '../start/resources.ts';
import { languageOf, type SpokenClip } from './clip-set.ts';

/** Access tokens live 15 minutes; a run takes longer. */
const signInEveryMs = 5 * 60 * 1000;
/** The language model joins after `ready`: nothing is measured before that is over. */
const settle = { lookS: 2, idleCores: 0.05, mostLooks: 20 };
const password = 'a password for this bench only';

/** The product, started as a person would, with people who speak to it. */
export interface ProductUnderTest extends Product {
  /** @param person 0, 1, ...: each is a user of its own @throws with the gateway's error, or where no text comes */
  dictate(clip: SpokenClip, options: { mode: Mode; person?: number; pace?: number; pcm?: Buffer }): Promise<Spoken>;
  /** Signs people in before anything is measured. */
  invite(people: number): Promise<void>;
  /** Prometheus text of gateway and workers. */
  metrics(): Promise<string>;
  usage(): ReturnType<typeof readProcessTree>;
}

/** @param env more environment for the product @returns when it rests @throws where it does not become ready */
export async function launchProductUnderTest(env: Record<string, string>): Promise<ProductUnderTest> {
  const product = await launchProduct(env);
  for (let looks = 0; looks < settle.mostLooks; looks++)
    if ((await measureProcessTree(product.pid, settle.lookS)).cpuCores < settle.idleCores) break;
  const { url } = product;
  const people = new Map<number, { email: string; token: string; signedInAt: number }>();

  const tokenOf = async (person: number): Promise<string> => {
    const known = people.get(person);
    if (known && performance.now() - known.signedInAt < signInEveryMs) return known.token;
    const account = { email: `speaker-${person}@example.com`, password };
    if (!known) await makeUser(url, administrator, account);
    const token = await signIn(url, account);
    people.set(person, { email: account.email, token, signedInAt: performance.now() });
    return token;
  };

  return {
    ...product,
    async dictate(clip, { mode, person = 0, pace = 1, pcm = clip.pcm }) {
      const accessToken = await tokenOf(person);
      return speak({ url, accessToken, pcm, language: languageOf(clip), mode, pace });
    },
    async invite(count) {
      for (let person = 0; person < count; person++) await tokenOf(person);
    },
    async metrics() {
      const response = await fetch(`${url}/metrics`);
      if (!response.ok) throw new Error(`metrics: ${response.status}`);
      return response.text();
    },
    usage: () => readProcessTree(product.pid),
  };
}
