import { expect, test } from 'vitest';
import managed from '../managed.json';
import { policyOf, policySchema } from './policy.ts';

test('a wrong value is left out, the others hold', () => {
  expect(
    policyOf({
      gateway: 'https://voice.example/path',
      allowedHosts: ['example.com'],
      language: 'klingon',
      retentionHours: -1,
      noPasswordFields: true,
      unknown: 1,
    }),
  ).toEqual({ gateway: 'https://voice.example', allowedHosts: ['example.com'], noPasswordFields: true });
  for (const none of [undefined, null, 'text', []]) expect(policyOf(none)).toEqual({});
  expect(policyOf({ gateway: 'not an address' })).toEqual({});
});

test('the browser is told of exactly the values that are read', () => {
  expect(Object.keys(managed.properties)).toEqual(Object.keys(policySchema.shape));
});
