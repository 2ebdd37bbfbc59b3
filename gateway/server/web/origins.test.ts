import { expect, test } from 'vitest';
import { createOrigins, isExtensionOrigin } from './origins.ts';

test('without a public address the names of this machine are ours, on our port only', () => {
  const origins = createOrigins(undefined, 3000);
  expect(['http://localhost:3000', 'http://127.0.0.1:3000'].map(origins.isOwn)).toEqual([true, true]);
  expect(['http://localhost:3001', 'https://localhost:3000', 'null'].map(origins.isOwn)).toEqual([false, false, false]);
});

test('with one, only that is', () => {
  const origins = createOrigins('https://voice.example', 3000);
  expect(origins.secure).toBe(true);
  expect(
    ['https://voice.example', 'http://localhost:3000', 'https://voice.example.evil.test'].map(origins.isOwn),
  ).toEqual([true, false, false]);
});

test('extensions are told from pages', () => {
  expect(isExtensionOrigin('chrome-extension://abcdefghijklmnop')).toBe(true);
  expect(isExtensionOrigin('moz-extension://1b2c-3d')).toBe(true);
  expect(isExtensionOrigin('https://chrome-extension.evil.test')).toBe(false);
});
