import { expect, test } from 'vitest';
import { hostOf, isAmong } from './hosts.ts';
import { decide, emptySites } from './site.ts';

test('a host stands for its subdomains, not for names that only look like it', () => {
  expect(isAmong('mail.example.com', ['example.com'])).toBe(true);
  expect(isAmong('EXAMPLE.com', ['*.example.com'])).toBe(true);
  expect(isAmong('notexample.com', ['example.com'])).toBe(false);
  expect(isAmong('example.com.evil.net', ['example.com'])).toBe(false);
  expect(isAmong('anything', ['*'])).toBe(true);
  expect(isAmong('', ['', ' '])).toBe(false);
});

test('only web pages have a host', () => {
  expect(hostOf('https://crm.example:8443/a?b')).toBe('crm.example');
  expect(hostOf('chrome://settings')).toBe('');
  expect(hostOf(undefined)).toBe('');
});

test('the site, else the usual; the administrator last', () => {
  const sites = { usual: 'ask', sites: { 'crm.example': { use: 'on', style: 'chat', mode: 'on_pause' } } } as const;
  expect(decide('crm.example', sites, {})).toEqual({ use: 'on', speech: { style: 'chat', mode: 'on_pause' } });
  expect(decide('other.example', sites, {})).toEqual({ use: 'ask', speech: {} });
  expect(decide('crm.example', sites, { mode: 'after_recording', quality: 'high' }).speech).toEqual({
    style: 'chat',
    mode: 'after_recording',
    quality: 'high',
  });
  expect(decide('crm.example', sites, { blockedHosts: ['example'] }).use).toBe('forbidden');
  expect(decide('other.example', emptySites, { allowedHosts: ['crm.example'] }).use).toBe('forbidden');
  expect(decide('other.example', emptySites, { allowedHosts: ['*'], blockedHosts: ['other.example'] }).use).toBe(
    'forbidden',
  );
});

test('a host called like a part of every object is a host without a choice', () => {
  for (const name of ['__proto__', 'constructor', 'toString'])
    expect(decide(name, emptySites, {})).toEqual({ use: 'on', speech: {} });
});
