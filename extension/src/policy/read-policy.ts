import browser from 'webextension-polyfill';
import { type Policy, policyOf } from './policy.ts';

/** The policy of this browser; empty where there is none. */
export async function readPolicy(): Promise<Policy> {
  try {
    return policyOf(await browser.storage.managed.get());
  } catch (error) {
    // Firefox rejects when no policy is set at all.
    if (error instanceof Error) return {};
    throw error;
  }
}
