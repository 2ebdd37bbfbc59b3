import type { Answer, GatewayApi } from '@alfavoice/gateway/client';
import { createPairing } from '../data/account.ts';
import { places } from '../routing/match.ts';

/**
 * Gets a code and goes to the page that hands it to the extension. A real navigation: the extension's bridge looks at
 * a page when it loads.
 */
export async function openConnect(api: GatewayApi): Promise<Answer<string>> {
  const code = await createPairing(api);
  if (code.ok) {
    const url = `${places.connect}#${encodeURIComponent(code.value)}`;
    if (location.pathname === places.connect) {
      history.replaceState(null, '', url);
      location.reload();
    } else location.assign(url);
  }
  return code;
}
