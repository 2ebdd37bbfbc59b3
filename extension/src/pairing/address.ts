/** The page of the app that hands a pairing code over. */
export const connectPath = '/connect-extension';

/** @returns the origin of an address a person or a link gave, undefined when it is none; https unless it is local */
export function gatewayOrigin(address: string): string | undefined {
  const trimmed = address.trim();
  const local = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(trimmed);
  const full = /^https?:\/\//i.test(trimmed) ? trimmed : `${local ? 'http' : 'https'}://${trimmed}`;
  if (trimmed === '' || /\s/.test(trimmed) || !URL.canParse(full)) return undefined;
  return new URL(full).origin;
}

/** The form `#pair=<code>&gateway=<url>` of the options page. */
export function pairingOf(hash: string): { code: string; gateway: string } | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const code = parameters.get('pair');
  const gateway = gatewayOrigin(parameters.get('gateway') ?? '');
  return code && gateway ? { code, gateway } : undefined;
}
