// Pages that are signed in as a person of a role, and a check of each by axe.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
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

/** A page of the console for a person of the role, at the hub of the address. */
export async function enter(browser: Browser, url: string, role: Role, look: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: look.language === 'nl' ? 'nl-NL' : 'en-GB',
    colorScheme: look.theme ?? 'light',
    viewport: { width: look.width ?? 1280, height: 900 },
  });
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
}

export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const opened: Page[] = [];
    await use(async (role, look = {}) => {
      const page = await enter(browser, process.env.HUB_URL ?? '', role, look);
      opened.push(page);
      return page;
    });
    for (const page of opened) {
      await page.context().close();
    }
  },
});

export { expect };

let made = 0;

/** A name that no earlier try of a test on the same hub has given. */
export function fresh(name: string): string {
  return `${name} ${Date.now().toString(36)}${(++made).toString(36)}`;
}

/** A call of the API as the first key of the sandbox, for what a test needs before it begins. */
// biome-ignore lint/suspicious/noExplicitAny: the tests read the answers of the whole API
export async function call(method: string, path: string, body?: unknown): Promise<any> {
  const answer = await fetch(`${process.env.HUB_URL}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Basic ${btoa(process.env.HUB_KEY ?? '')}`,
      'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
  return text ? JSON.parse(text) : undefined;
}

/** Waits until nothing on the page is being read or moves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[aria-busy="true"]') === null &&
      document
        .getAnimations()
        .every((moving) => moving.playState !== 'running' || moving.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY),
  );
}

/** What axe finds on the page once it has settled; nothing, when the page is well made. */
export async function faults(page: Page): Promise<string[]> {
  await settled(page);
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
