import { defineConfig } from '@playwright/test';

/**
 * Real Chromium, the real extension, the real product: one installation for all files, one browser at a time. What
 * passes at the second try only is named by `npm test`.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './installation.ts',
  workers: 1,
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  outputDir: '../../node_modules/.cache/alfavoice-e2e',
  reporter: [['list'], ['json', { outputFile: '../../node_modules/.cache/alfavoice-e2e.json' }]],
});
