import { expect, test } from 'vitest';
import { databaseTrouble, isDatabaseAway } from './trouble.ts';

const wrapped = (code: string) =>
  Object.assign(new Error('Failed query: params: secret'), { cause: Object.assign(new Error('inner'), { code }) });

test('finds the code behind the wrapper', () => {
  expect(databaseTrouble(wrapped('23505'))).toEqual({ code: '23505' });
  expect(databaseTrouble(new Error('a bug'))).toBeUndefined();
});

test.each(['ECONNREFUSED', 'CONNECTION_CLOSED', '57P01', '57P03', '53300'])('%s: the server is away', (code) => {
  expect(isDatabaseAway(wrapped(code))).toBe(true);
});

test.each(['23505', '22021', 'ERR_ASSERTION'])('%s: the server is there', (code) => {
  expect(isDatabaseAway(wrapped(code))).toBe(false);
});
