import type { Tabs } from 'webextension-polyfill';
import type { View } from '../messages/view.ts';
import type { Policy } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { hostOf } from '../sites/hosts.ts';
import { readSites } from '../sites/kept-sites.ts';
import { type Decision, decide } from '../sites/site.ts';

/** What holds on the page of a tab. */
export interface Ground {
  host: string;
  policy: Policy;
  speech: Decision['speech'];
  /** What is said in place of a dictation; undefined where one may dictate. */
  refusal: View | undefined;
}

export async function groundOf(tab: Tabs.Tab | undefined): Promise<Ground> {
  const [policy, sites] = await Promise.all([readPolicy(), readSites()]);
  const host = hostOf(tab?.url);
  const { use, speech } = decide(host, sites, policy);
  return { host, policy, speech, refusal: refusalOf(use, host) };
}

function refusalOf(use: Decision['use'], host: string): View | undefined {
  switch (use) {
    case 'on':
      return undefined;
    case 'off':
      return { kind: 'trouble', code: 'site_off', kept: false, action: 'settings' };
    case 'forbidden':
      return { kind: 'trouble', code: 'site_forbidden', kept: false };
    case 'ask':
      // Pages without a host cannot be remembered: there the question would come each time.
      return host === '' ? undefined : { kind: 'ask', host };
  }
}
