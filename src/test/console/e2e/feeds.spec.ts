import type { Page } from '@playwright/test';
import { expect, faults, test } from './person';

const NAME = 'Sandbox price site';

/** The feed of the sandbox, with something published. */
async function feed(page: Page): Promise<string> {
  const all = await (await page.request.get('/api/v1/connections?limit=500')).json();
  const id = all.items.find((one: { name: string }) => one.name === NAME).id;
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/connections/${id}/feed`)).json()).published?.items ?? 0, { timeout: 60_000 })
    .toBeGreaterThan(0);
  return id;
}

test('an owner sees a feed, previews it, and gives the partner a new address', async ({ as }) => {
  const page = await as('owner');
  const id = await feed(page);
  await page.goto('/console/feeds');
  await expect(page.getByRole('row', { name: new RegExp(NAME) })).toContainText('Published');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { name: `Feed ${NAME}` })).toBeVisible();
  await expect(page.locator('dl.facts').first()).toContainText('plain-csv.csv');
  expect(await faults(page)).toEqual([]);

  await expect(page.getByText('{token}')).toBeVisible();
  await page.getByRole('button', { name: 'Show the address' }).click();
  const first = await page.getByLabel('Pull address').inputValue();
  expect(first).toMatch(/\/feeds\/[A-Za-z0-9_-]{43}\/plain-csv\.csv$/);
  await page.getByRole('button', { name: 'Change the address' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Hours/).fill('24');
  await dialog.getByRole('button', { name: 'Change the address' }).click();
  await expect(dialog).toBeHidden();
  const second = await page.getByLabel('Pull address').inputValue();
  expect(second).not.toBe(first);
  expect((await page.request.get(second)).status()).toBe(200);
  expect((await page.request.get(first)).status()).toBe(200);

  await page.getByRole('link', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByText('As it stands in the file').first().click();
  await expect(page.locator('pre').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await page.getByRole('link', { name: 'Pulls' }).click();
  await expect(page.getByRole('row', { name: /sandbox-price-site/ }).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto(`/console/feeds/${id}/changes`);
  await expect(page.getByRole('heading', { name: 'Difference from the file before' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto(`/console/feeds/${id}/findings`);
  await expect(page.getByRole('heading', { name: 'Check report' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('a dry run shows its plan and changes nothing', async ({ as }) => {
  const page = await as('owner');
  const id = await feed(page);
  const state = async () => (await (await page.request.get(`/api/v1/connections/${id}/feed`)).json()).published.id;
  const before = await state();
  await page.goto(`/console/feeds/${id}`);
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page).toHaveURL(/\/runs\/\d+/);
  await expect(page.getByText('succeeded').first()).toBeVisible();
  expect(await state()).toBe(before);
});

test('a viewer sees the feed and not its address', async ({ as }) => {
  const page = await as('viewer');
  const id = await feed(page);
  await page.goto(`/console/feeds/${id}`);
  await expect(page.getByText('{token}')).toBeVisible();
  await expect(page.getByRole('button', { name: /Show the address/ })).toHaveAttribute('aria-disabled', 'true');
  const token = (await (await page.request.get('/api/v1/session')).json()).csrfToken;
  const asked = await page.request.post(`/api/v1/connections/${id}/feed/token/reveal`, { headers: { 'X-CSRF-Token': token } });
  expect(asked.status()).toBe(403);
});

test('feeds: nothing to find for axe in Dutch, dark, on a small screen', async ({ as }) => {
  const page = await as('owner', { language: 'nl', theme: 'dark', width: 390 });
  const id = await feed(page);
  for (const path of [
    '/feeds',
    `/feeds/${id}`,
    `/feeds/${id}/findings`,
    `/feeds/${id}/changes`,
    `/feeds/${id}/preview`,
    `/feeds/${id}/pulls`,
  ]) {
    await page.goto(`/console${path}`);
    await expect(page.locator('.table[aria-busy=true]')).toHaveCount(0);
    expect(await faults(page), path).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});
