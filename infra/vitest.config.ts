import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/dist/**'];

/**
 * Unit tests run anywhere; integration tests take Postgres, the models and the native addon, one file at a time. Many
 * of them time real processes on cores that others use too: one late time of three is no fault, and `npm test` names it.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['**/*.test.ts'], exclude: [...ignored, '**/*.integration.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: ignored,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          retry: 2,
        },
      },
    ],
  },
});
