import { defineConfig } from '@playwright/test';

// Against one sandbox hub, started before the tests (hub.ts) unless HUB_URL names one that runs.
export default defineConfig({
  testDir: '.',
  globalSetup: './hub.ts',
  outputDir: '../../../../target/console/results',
  reporter: [['list']],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  use: {
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
