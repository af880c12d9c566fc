// Every page and every main task as each role: what one may not do is not offered, and says which permission it needs.
import type { Page } from '@playwright/test';
import { ROLES } from '../e2e/hub';
import { expect, settled, test } from '../e2e/person';
import { type Places, places } from './sandbox';

/** Where each main task begins, its button, and what it needs. */
const TASKS: [page: string, button: RegExp, permission: string][] = [
  ['held', /^Release/, 'orders:write'],
  ['held', /^Cancel the order/, 'orders:write'],
  ['held', /^Erase the person/, 'access:write'],
  ['accepted', /^Ship …/, 'orders:write'],
  ['sum', /^Count …/, 'stock:write'],
  ['sum', /^Book a movement/, 'stock:write'],
  ['coming', /^Add incoming goods/, 'stock:write'],
  ['warehouses', /^Create a warehouse/, 'stock:write'],
  ['catalog', /^Choose files/, 'catalog:write'],
  ['product', /^Edit/, 'products:write'],
  ['listing', /^(Unmatch|Remove the match|Not this)/, 'products:write'],
  ['connections', /^New connection/, 'connections:write'],
  ['shop', /^Dry run: Read orders/, 'connections:write'],
  ['shop', /^Run now: Read orders/, 'connections:write'],
  ['shop', /^Test/, 'connections:write'],
  ['shop', /^Turn o/, 'connections:write'],
  ['shop', /^Delete/, 'connections:write'],
  ['shopSettings', /^Save/, 'connections:write'],
  ['shopSettings', /^Test these settings/, 'connections:write'],
  ['shopVersions', /^Restore/, 'connections:write'],
  ['tillShops', /^Read the shops again/, 'connections:write'],
  ['tillShops', /^Save the mapping/, 'connections:write'],
  ['tillShops', /^Sign in with Lightspeed/, 'connections:write'],
  ['vendorFiles', /^Fetch now/, 'connections:write'],
  ['run', /^Run again/, 'connections:write'],
  ['schedule', /^Run now: catalog-pull/, 'connections:write'],
  ['failures', /^Replay/, 'connections:write'],
  ['failures', /^Discard/, 'connections:write'],
  ['subscriptions', /^Create a subscription/, 'event-subscriptions:write'],
  ['subscription', /^Send all failed again/, 'event-subscriptions:write'],
  ['subscription', /^Replay from a day/, 'event-subscriptions:write'],
  ['secrets', /^Create a link/, 'access:write'],
  ['routes', /^New file/, 'routes:write'],
  ['routeEdit', /^Review and save/, 'routes:write'],
  ['people', /^Invite a person/, 'access:write'],
  ['keys', /^New key/, 'access:write'],
  ['key', /^Reveal keys/, 'access:write'],
  ['key', /^Delete the key/, 'access:write'],
  ['retailers', /^Approve/, 'retailers:write'],
  ['retailer', /^Approve/, 'retailers:write'],
  ['retailer', /^Decline/, 'retailers:write'],
  ['settings', /^Save/, 'settings:write'],
  ['configuration', /^Show what it would change/, 'settings:write'],
];

let where: Places;
test.beforeAll(async () => {
  where = await places();
});

const permissionsOf = async (page: Page): Promise<string[]> => (await (await page.request.get('/api/v1/session')).json()).permissions;

async function go(page: Page, path: string): Promise<void> {
  await page.goto(`/console${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await settled(page);
  await expect(page.getByText('Loading …')).toHaveCount(0);
}

for (const role of ROLES) {
  test(`${role}: each main task is offered, or says which permission it needs`, async ({ as }) => {
    test.setTimeout(400_000);
    const page = await as(role);
    const permissions = await permissionsOf(page);
    const wrong: string[] = [];
    let open = '';
    for (const [name, button, permission] of TASKS) {
      if (open !== name) {
        await go(page, where[name] ?? '');
        open = name;
      }
      const found = page
        .getByRole('main')
        .getByRole('button', { name: button })
        .or(page.getByRole('main').getByRole('link', { name: button }));
      const may = permissions.includes(permission);
      const there = may
        ? await found
            .first()
            .waitFor({ timeout: 5_000 })
            .then(
              () => true,
              () => false,
            )
        : (await found.count()) > 0;
      const denied = there && (await found.first().getAttribute('title'))?.includes('needs the permission');
      if (may && (!there || denied)) {
        wrong.push(`${name}: ${button} is not offered, though the role has ${permission}`);
      }
      const says = there ? await found.first().getAttribute('title') : await page.getByRole('main').textContent();
      if (!may && there && (await found.first().getAttribute('aria-disabled')) !== 'true') {
        wrong.push(`${name}: ${button} is offered without ${permission}`);
      }
      if (!may && !/needs the permission|permission \w/.test(says ?? '') && !says?.includes(permission.split(':')[0] ?? '')) {
        wrong.push(`${name}: ${button} does not say that it needs ${permission}; it says ${says}`);
      }
    }
    expect(wrong).toEqual([]);
  });
}

/** Calls by POST that only read. */
const READS = [/\/erasures$/, /\/routes\/check$/, /\/session$/];

test('a viewer presses everything on every page: nothing is changed, and nothing even tries to', async ({ as }) => {
  test.setTimeout(900_000);
  const page = await as('viewer');
  const tried: string[] = [];
  const broken: string[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (request.method() !== 'GET' && path.startsWith('/api/') && !READS.some((one) => one.test(path))) {
      tried.push(`${request.method()} ${path} from ${page.url()}`);
    }
  });
  page.on('dialog', (dialog) => dialog.dismiss());
  for (const [name, path] of Object.entries(where)) {
    await go(page, path);
    const buttons = page.getByRole('main').getByRole('button');
    const count = Math.min(await buttons.count(), 40);
    for (let at = 0; at < count; at++) {
      const button = buttons.nth(at);
      if (!(await button.isVisible().catch(() => false))) {
        continue;
      }
      const label = (await button.textContent())?.trim() ?? '';
      // One's own account is one's own.
      if (/^(Sign out|Copy)/.test(label) || name === 'account') {
        continue;
      }
      const here = page.url();
      await button.click({ force: true, timeout: 3_000 }).catch(() => undefined);
      const sends = page.locator('dialog[open] button.main, dialog[open] button.danger');
      if ((await sends.count()) > 0) {
        broken.push(`${name}: “${label}” opens a dialog that a viewer can send`);
      }
      await page.keyboard.press('Escape');
      if (page.url() !== here) {
        await go(page, path);
      }
    }
  }
  expect(tried).toEqual([]);
  expect(broken).toEqual([]);
});

for (const look of [
  { language: 'en', theme: 'light', width: 390 },
  { language: 'nl', theme: 'dark', width: 360 },
] as const) {
  test(`on ${look.width} px nothing of any page lies beside the screen (${look.language})`, async ({ as }) => {
    test.setTimeout(600_000);
    const page = await as('owner', look);
    const wide: string[] = [];
    for (const [name, path] of Object.entries(where)) {
      await page.goto(`/console${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await settled(page);
      const found = await page.evaluate(() => {
        const beside = (one: Element) => one.scrollWidth > one.clientWidth + 1;
        const root = document.documentElement;
        return [
          ...(beside(root) ? [`the page, by ${root.scrollWidth - root.clientWidth} px`] : []),
          ...[...document.querySelectorAll('main .scroll')].filter(beside).map((one) => one.getAttribute('aria-label') ?? one.className),
        ];
      });
      wide.push(...found.map((one) => `${name}: ${one}`));
    }
    expect(wide).toEqual([]);
  });
}
