import { hostSchema } from '@alfavoice/gateway/contract';

/** The site a person means, whether they typed its name or pasted an address. @returns undefined for what is no site */
export function hostOf(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//.test(text) ? text : `https://${text}`);
  const known = url && url.username === '' && /^[^.\s]+(\.[^.\s]+)+$|^localhost$|^\[.*\]$/.test(url.hostname);
  return known && hostSchema.safeParse(url.host).success ? url.host : undefined;
}
