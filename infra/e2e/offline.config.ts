import { defineConfig } from '@playwright/test';
import all from './playwright.config.ts';

/** The tests that need no product: `npm run test:offline`. */
const { globalSetup: _, ...shared } = all;
export default defineConfig({ ...shared, testMatch: 'outbox*.spec.ts' });
