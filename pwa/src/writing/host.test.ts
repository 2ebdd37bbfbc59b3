import { expect, test } from 'vitest';
import { hostOf } from './host.ts';

test.each([
  ['mail.example.com', 'mail.example.com'],
  ['  Mail.Example.com ', 'mail.example.com'],
  ['https://mail.example.com/inbox?x=1', 'mail.example.com'],
  ['example.com/path', 'example.com'],
  ['localhost:3000', 'localhost:3000'],
  ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
])('%s is %s', (typed, host) => {
  expect(hostOf(typed)).toBe(host);
});

test.each(['', 'word', 'two words.com', 'user@example.com', '.com', 'https://'])('%s is no site', (typed) => {
  expect(hostOf(typed)).toBeUndefined();
});
