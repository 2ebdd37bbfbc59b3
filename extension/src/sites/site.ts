import { modeSchema, type Quality, spokenLanguageSchema, styleSchema } from '@alfavoice/gateway/contract';
import { z } from 'zod';
import type { Policy } from '../policy/policy.ts';
import { isAmong } from './hosts.ts';

export const useSchema = z.enum(['on', 'off', 'ask']);
export type Use = z.infer<typeof useSchema>;

/** What a person has chosen for one site; what is not named is as everywhere. */
export const siteSchema = z.object({
  use: useSchema.optional(),
  style: styleSchema.optional(),
  language: spokenLanguageSchema.optional(),
  mode: modeSchema.optional(),
  /** The microphone button beside the field. */
  button: z.boolean().optional(),
});
export type Site = z.infer<typeof siteSchema>;

/** By host; `usual` is for every site that is not named. */
export const sitesSchema = z.object({ usual: useSchema, sites: z.record(z.string(), siteSchema) });
export type Sites = z.infer<typeof sitesSchema>;
export const emptySites: Sites = { usual: 'on', sites: {} };

/** Whether one may dictate on a site, and how; `forbidden` is the administrator's word. */
export interface Decision {
  use: Use | 'forbidden';
  speech: Pick<Site, 'style' | 'language' | 'mode'> & { quality?: Quality };
}

/** @param host '' for a page without one, which only a list of allowed hosts forbids */
export function decide(host: string, { usual, sites }: Sites, policy: Policy): Decision {
  const { use = usual, button: _button, ...chosen } = Object.hasOwn(sites, host) ? (sites[host] ?? {}) : {};
  const { language, quality, mode, style } = policy;
  const forced = Object.entries({ language, quality, mode, style }).filter(([, value]) => value !== undefined);
  const speech = { ...chosen, ...Object.fromEntries(forced) };
  const forbidden =
    isAmong(host, policy.blockedHosts ?? []) || (policy.allowedHosts && !isAmong(host, policy.allowedHosts));
  return { use: forbidden ? 'forbidden' : use, speech };
}
