// Long walks: what takes minutes, restarts hubs, or measures. `npm run e2e` stays quick without them.
import { defineConfig } from '@playwright/test';
import quick from '../e2e/playwright.config';

// What the walks need of their hub: it gives up on a fault within seconds, and its events may go to this machine.
process.env.TILLBRIDGE_FAILURES_PAUSE ??= '100ms';
process.env.TILLBRIDGE_EVENT_SUBSCRIPTIONS_INTERNAL_HOSTS ??= '127.0.0.1';

export default defineConfig({ ...quick, testDir: '.', globalSetup: '../e2e/hub.ts', timeout: 180_000 });
