import { defineConfig } from '@playwright/test';

/** The whole matrix, and what happens around a dictation: real browsers and the real extension, without a gateway. */
export default defineConfig({
  testDir: '.',
  testMatch: ['*.spec.ts', '*.matrix.ts'],
  workers: 1,
  timeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  outputDir: '../../../node_modules/.cache/alfavoice-matrix',
  reporter: 'list',
});
