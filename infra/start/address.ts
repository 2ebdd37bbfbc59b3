/**
 * Where the gateway is found from this machine.
 * @param host as it listens: a name, an address, or all addresses
 * @returns `person`: to open in a browser (microphones need https or the name localhost); `probe`: to ask for readiness
 */
export function addressesOf({ host, port }: { host: string; port: number }): { person: string; probe: string } {
  const at = (name: string) => `http://${name}:${port}`;
  if (['localhost', '127.0.0.1', '0.0.0.0'].includes(host)) return { person: at('localhost'), probe: at('127.0.0.1') };
  if (['::', '::1'].includes(host)) return { person: at('localhost'), probe: at('[::1]') };
  const name = host.includes(':') ? `[${host}]` : host;
  return { person: at(name), probe: at(name) };
}
