// Pages that are signed in as a person of a role, and a check of each by axe.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { email, PASSWORD, type Role } from './hub';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Look {
  language?: 'en' | 'nl';
  theme?: 'light' | 'dark';
  width?: number;
}

interface Fixtures {
  /** A page of the console for a person of the role; addresses are those of the hub. */
  as: (role: Role, look?: Look) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const opened: (() => Promise<void>)[] = [];
    await use(async (role, look = {}) => {
      const url = process.env.HUB_URL ?? '';
      const context = await browser.newContext({
        baseURL: url,
        locale: look.language === 'nl' ? 'nl-NL' : 'en-GB',
        colorScheme: look.theme ?? 'light',
        viewport: { width: look.width ?? 1280, height: 900 },
      });
      opened.push(() => context.close());
      const answer = await context.request.post('/api/v1/session', {
        data: { email: email(role), password: PASSWORD },
        headers: { 'X-CSRF-Token': 'none' },
      });
      expect(answer.status(), await answer.text()).toBe(200);
      const page = await context.newPage();
      page.on('pageerror', (failure) => {
        throw failure;
      });
      return page;
    });
    for (const close of opened) {
      await close();
    }
  },
});

export { expect };

/** What axe finds on the page as it stands; nothing, when the page is well made. */
export async function faults(page: Page): Promise<string[]> {
  // By the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const found = await axe.run();
    return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
}

const PICTURES = fileURLToPath(new URL('../../../../docs/pictures/', import.meta.url));

/** A picture for the pages of docs/, when CONSOLE_PICTURES asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.CONSOLE_PICTURES) {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}console-${name}.png` });
  }
}
