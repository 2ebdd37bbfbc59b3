import { expect, test } from 'vitest';
import { makePairingCode, normalisePairingCode } from './pairing-code.ts';

test('a code survives being read out and typed', () => {
  const code = makePairingCode();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(normalisePairingCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(normalisePairingCode(code));
  expect(normalisePairingCode('ol1i-0000')).toBe('01110000');
});
