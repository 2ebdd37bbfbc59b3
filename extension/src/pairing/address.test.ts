import { expect, test } from 'vitest';
import { gatewayOrigin, pairingOf } from './address.ts';

test.each([
  ['https://voice.example', 'https://voice.example'],
  ['https://voice.example/history?q=1#x', 'https://voice.example'],
  [' voice.example:8443 ', 'https://voice.example:8443'],
  ['localhost:3000', 'http://localhost:3000'],
  ['127.0.0.1:3000/', 'http://127.0.0.1:3000'],
  ['http://10.0.0.5:3000', 'http://10.0.0.5:3000'],
  ['', undefined],
  ['two words', undefined],
  ['https://', undefined],
])('%j', (address, origin) => {
  expect(gatewayOrigin(address)).toBe(origin);
});

test('a pairing link', () => {
  const gateway = 'http://127.0.0.1:3000';
  expect(pairingOf(`#pair=ABC-1&gateway=${encodeURIComponent(gateway)}`)).toEqual({ code: 'ABC-1', gateway });
  expect(pairingOf(`#pair=ABC-1&gateway=${gateway}`)).toEqual({ code: 'ABC-1', gateway });
  for (const hash of ['', '#connect', '#pair=A', `#gateway=${gateway}`, '#pair=&gateway=x', '#pair=A&gateway=a b']) {
    expect(pairingOf(hash)).toBeUndefined();
  }
});
