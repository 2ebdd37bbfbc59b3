import { expect, it } from 'vitest';
import { addressesOf } from './address.ts';

it.each([
  ['127.0.0.1', 'http://localhost:3000', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://localhost:3000', 'http://127.0.0.1:3000'],
  ['::', 'http://localhost:3000', 'http://[::1]:3000'],
  ['192.168.1.5', 'http://192.168.1.5:3000', 'http://192.168.1.5:3000'],
  ['fd00::7', 'http://[fd00::7]:3000', 'http://[fd00::7]:3000'],
])('finds a gateway on %s', (host, person, probe) => {
  expect(addressesOf({ host, port: 3000 })).toEqual({ person, probe });
});
