import { expect, test } from 'vitest';
import { hashPassword, passwordFits } from './passwords.ts';

test('a password fits its own Argon2id hash only', async () => {
  const stored = await hashPassword('correct horse');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits('correct horse', stored)).toBe(true);
  expect(await passwordFits('wrong horse', stored)).toBe(false);
});

test('an unknown user costs what a known one costs', async () => {
  const stored = await hashPassword('correct horse');
  const costOf = async (passwordHash: string | undefined) => {
    const startedMs = performance.now();
    for (let n = 0; n < 5; n++) expect(await passwordFits('wrong', passwordHash)).toBe(false);
    return performance.now() - startedMs;
  };
  await costOf(stored);
  const [known, unknown] = [await costOf(stored), await costOf(undefined)];
  expect(unknown / known).toBeGreaterThan(0.3);
  expect(unknown / known).toBeLessThan(3);
});
