import { defineConfig } from '@playwright/test';

/** The whole matrix: real browsers and the real extension, without a gateway. */
export default defineConfig({
  testDir: '.',
  testMatch: 'whole.matrix.ts',
  workers: 1,
  timeout: 40 * 60_000,
  outputDir: '../../../node_modules/.cache/alfavoice-matrix',
  reporter: 'list',
});
