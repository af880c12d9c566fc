// Measures of the console. They print numbers and judge none: docs/performance.md says what was found, and on what.
import { defineConfig } from '@playwright/test';
import quick from '../e2e/playwright.config';

// Some 100,000 rows: two vendors have as many, the others fewer.
process.env.TILLBRIDGE_SANDBOX_ROWS ??= '50000';

export default defineConfig({ ...quick, testDir: '.', globalSetup: '../e2e/hub.ts', timeout: 900_000, retries: 0 });
