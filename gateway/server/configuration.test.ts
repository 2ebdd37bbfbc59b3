import { expect, test } from 'vitest';
import { parseConfiguration } from './configuration.ts';

const good = { DATABASE_URL: 'postgres://u:p@localhost/d' };

test('what is not set has a default', () => {
  const parsed = parseConfiguration({ ...good, HOME: '/home/x', PUBLIC_URL: '', XDG_DATA_HOME: '/data' });
  expect(parsed).toMatchObject({
    ok: true,
    configuration: {
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataDirectory: '/data/alfavoice',
      workerSockets: [],
    },
  });
});

test('lists and addresses are read', () => {
  const parsed = parseConfiguration({
    ...good,
    WORKER_SOCKETS: '/run/a, /run/b',
    PUBLIC_URL: 'https://voice.example/',
  });
  expect(parsed).toMatchObject({
    configuration: { workerSockets: ['/run/a', '/run/b'], publicUrl: 'https://voice.example' },
  });
});

test('each bad value is named, with what would be good, and no secret is repeated', () => {
  const parsed = parseConfiguration({
    DATABASE_URL: 'mysql://secret@x',
    PORT: 'eighty',
    LOG_LEVEL: 'loud',
    JWT_SECRET: 'hunter2',
  });
  if (parsed.ok) throw new Error('accepted');
  expect(parsed.faults.join('\n')).toMatch(
    /PORT is "eighty": must be a number[\s\S]*DATABASE_URL: must be[\s\S]*JWT_SECRET: must have 32[\s\S]*LOG_LEVEL is "loud": must be debug/,
  );
  expect(parsed.faults.join('\n')).not.toMatch(/hunter2|secret@/);
});

test('a missing database says how to get one; half an administrator is refused', () => {
  expect(parseConfiguration({})).toMatchObject({
    ok: false,
    faults: [expect.stringMatching(/^DATABASE_URL is missing.*npm start/)],
  });
  expect(parseConfiguration({ ...good, ADMIN_EMAIL: 'a@b.test' }).ok).toBe(false);
});
