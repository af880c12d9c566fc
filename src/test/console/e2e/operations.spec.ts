import type { Page } from '@playwright/test';
import { expect, faults, fresh, picture, test } from './person';

const SHOTS = '../../../target/console/shots';

/** What axe finds, and a picture to look at. */
async function well(page: Page, name: string): Promise<void> {
  await expect(page.locator('main h1')).toBeVisible();
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  expect(await faults(page), name).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

const PLACES = {
  overview: '',
  runs: '/runs',
  schedule: '/schedule',
  failures: '/failures',
  events: '/events',
  subscriptions: '/events/subscriptions',
  audit: '/audit',
  secrets: '/secrets',
};

for (const look of [
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'nl', theme: 'dark', width: 390 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'nl', theme: 'light', width: 360 },
] as const) {
  test(`each page is well made: ${look.language}, ${look.theme}, ${look.width}`, async ({ as }) => {
    test.setTimeout(240_000);
    const page = await as('owner', look);
    for (const [name, path] of Object.entries(PLACES)) {
      await page.goto(`/console${path}`);
      await page.waitForLoadState('load');
      if (name === 'overview') {
        await expect(page.locator('.chart canvas').first()).toBeVisible();
      } else {
        await expect(page.locator('table tbody tr, .empty').first()).toBeVisible();
      }
      await well(page, `${name}-${look.language}-${look.theme}-${look.width}`);
    }
    await page.goto('/console/runs?job=product-sync');
    await page.locator('td[data-title] a[href*="/runs/"]').first().click();
    await expect(page.locator('.run-log li').first()).toBeVisible();
    await well(page, `run-${look.language}-${look.theme}-${look.width}`);
  });
}

test('the overview shows each connection, and what waits leads to its list', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/console');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.locator('.health').first()).toContainText('Last success');
  await picture(page, 'overview');
  await page.getByText('The numbers as a table').click();
  await expect(page.getByRole('table', { name: 'By day' }).locator('tbody tr')).toHaveCount(30);
  await page.getByRole('link', { name: 'Last 7 days' }).click();
  await expect(page).toHaveURL(/days=7/);
  const matters = page.locator('.attention a');
  for (let at = 0; at < (await matters.count()); at++) {
    await expect(matters.nth(at)).toHaveAttribute('href', /\/console\/\w+/);
  }
});

test('a dry run is started from the schedule and followed to its end', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/console/schedule');
  await page.getByRole('button', { name: 'Dry run: product-sync' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dry run' }).click();
  await expect(page).toHaveURL(/\/runs\/\d+/);
  await expect(page.locator('.facts').first()).toContainText('Succeeded');
  await expect(page.locator('.run-log li').first()).toBeVisible();
  await page.locator('.facts').first().getByRole('link', { name: 'Succeeded' }).click();
  await expect(page).toHaveURL(/state=succeeded/);
  await page.goBack();
  await expect(page).toHaveURL(/\/runs\/\d+/);
});

test('filters of runs stand in the address, and a badge filters', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/runs?job=catalog-pull');
  await expect(page.getByLabel('Job')).toHaveValue('catalog-pull');
  await page.locator('tbody .badge').first().click();
  await expect(page).toHaveURL(/job=catalog-pull/);
  await expect(page).toHaveURL(/state=/);
  await page.reload();
  await expect(page.getByLabel('Job')).toHaveValue('catalog-pull');
});

test('a viewer starts and changes nothing, and is told which permission it needs', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/schedule');
  const start = page.getByRole('button', { name: 'Run now: catalog-pull' });
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await expect(start).toHaveAttribute('title', 'This needs the permission connections:write.');
  await page.goto('/console/failures');
  await expect(page.getByRole('button', { name: /^Replay/ })).toHaveAttribute('aria-disabled', 'true');
  await page.goto('/console/audit');
  await expect(page.getByRole('alert')).toContainText('access:read');
});

test('a link to a secret is made, shown once and revoked, and the audit knows it', async ({ as }) => {
  const page = await as('admin');
  const what = fresh('Wifi <b>for</b> Bo');
  await page.goto('/console/secrets');
  await page.getByRole('button', { name: 'Create a link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  await dialog.getByLabel('What it is, and for whom').fill(what);
  await dialog.getByLabel('Secret', { exact: false }).last().fill('correct horse');
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#/);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: `Revoke: ${what}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('The link is revoked.')).toBeVisible();
  await page.goto('/console/audit?action=revokeOneTimeSecret');
  await page.getByRole('link', { name: 'revokeOneTimeSecret' }).first().click();
  await expect(page.locator('.facts')).toContainText('Done');
});

test('a subscription is made, switched off, and shows each change in the audit side by side', async ({ as }) => {
  const page = await as('owner');
  const name = fresh('ERP');
  await page.goto('/console/events/subscriptions');
  await page.getByRole('button', { name: 'Create a subscription' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Address').fill('https://erp.example.com/hook');
  await dialog.getByLabel('order.held').check();
  await dialog.getByRole('button', { name: 'Create a subscription' }).click();
  await expect(page.getByLabel('Signing secret').locator('visible=true').first()).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.locator('.facts')).toContainText('Paused');
  await well(page, 'subscription');
  await page.goto('/console/audit?action=changeEventSubscription');
  await page.getByRole('link', { name: 'changeEventSubscription' }).first().click();
  const row = page.getByRole('table', { name: 'Changes' }).locator('tr', { hasText: 'enabled' });
  await expect(row).toContainText('true');
  await expect(row).toContainText('false');
  await well(page, 'audit-entry');
});

test('a lost hub is said and survived', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/runs');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await page.route('**/api/**', (route) => route.abort());
  await page.getByLabel('State').selectOption('succeeded');
  await expect(page.getByText('The hub cannot be reached.').first()).toBeVisible();
  await page.unroute('**/api/**');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(page.getByText('The hub cannot be reached.')).toHaveCount(0);
});
