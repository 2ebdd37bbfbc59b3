import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.mjs';

const read = (environment: Record<string, string>) => readConfiguration(environment, '/project', '/home/ada');

describe('readConfiguration', () => {
  it('has a safe default for everything', () => {
    expect(read({})).toMatchObject({
      ok: true,
      configuration: {
        port: 3000,
        host: '127.0.0.1',
        dataDir: '/home/ada/.local/share/alfavoice',
        cacheDir: '/home/ada/.cache/alfavoice',
        databaseUrl: undefined,
        logLevel: 'info',
      },
    });
  });

  it('follows the XDG folders, but not relative ones', () => {
    expect(read({ XDG_DATA_HOME: '/data', XDG_CACHE_HOME: 'cache' })).toMatchObject({
      configuration: { dataDir: '/data/alfavoice', cacheDir: '/home/ada/.cache/alfavoice' },
    });
  });

  it('counts relative folders from the project', () => {
    expect(read({ DATA_DIR: 'here', CACHE_DIR: '/there' })).toMatchObject({
      configuration: { dataDir: '/project/here', cacheDir: '/there' },
    });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 1 to 65535, but is "abc".'],
    [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535, but is "0".'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535, but is "70000".'],
    [{ PORT: '30.5' }, 'PORT must be a whole number from 1 to 65535, but is "30.5".'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of debug, info, warn, error, but is "loud".'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must look like postgres://user:password@host:5432/name.'],
    [{ PUBLIC_URL: 'dictation.example' }, 'PUBLIC_URL must be an http or https address, but is "dictation.example".'],
    [
      { ADMIN_EMAIL: 'a@example.com' },
      'ADMIN_EMAIL and ADMIN_PASSWORD go together: set both, or none to get a first-run link.',
    ],
  ])('refuses %o', (environment, problem) => {
    expect(read(environment)).toEqual({ ok: false, problems: [problem] });
  });

  it('names every bad value at once', () => {
    expect(read({ PORT: 'x', LOG_LEVEL: 'y' })).toMatchObject({ problems: { length: 2 } });
  });
});
