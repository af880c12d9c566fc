import type { Page } from '@playwright/test';
import { expect, faults, fresh, test } from './person';

const HEADER = 'vendorSku,name,brand,msrp,defaultCost,language,gtinEan\n';
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(HEADER + text) });
const XSS = '<img src=x onerror=alert(1)>';

async function send(page: Page, button: string, name: string, text: string) {
  await page.goto('/console/catalog');
  const vendor = page.getByRole('region', { name: 'Send a file' }).getByLabel('Vendor');
  await vendor.selectOption({ index: 1 });
  await page.locator('input[type=file]').setInputFiles(file(name, text));
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('link', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { name: `File ${name}` })).toBeVisible();
}

test('a file is checked, its findings are read in their rows, and it is loaded', async ({ as }) => {
  const page = await as('owner');
  const stamp = fresh('walk').replace(' ', '-');
  const rows = `${stamp}-A,${XSS},Acme,10.00,5.00,en,4006381333931\n${stamp}-B,,Acme,1e3,5.00,en,4006381333932\n`;
  await send(page, 'Check only', `${stamp}.csv`, rows);

  const outcome = page.getByRole('region', { name: 'What a load would do' });
  await expect(outcome).toContainText('This file would be loaded.');
  await expect(page.getByRole('link', { name: 'Error file (CSV)' })).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await page.getByRole('link', { name: 'MSRP_INVALID' }).click();
  await expect(page).toHaveURL(/code=MSRP_INVALID/);
  await page.getByText('The whole row').first().click();
  await expect(page.locator('.cell-in-row .marked mark')).toHaveText('1e3');
  expect(await faults(page)).toEqual([]);

  await page.getByRole('link', { name: /^Changes/ }).click();
  await expect(page.getByRole('cell', { name: new RegExp(`${stamp}-A`) })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(/findings\?.*code=MSRP_INVALID/);

  await page.getByRole('link', { name: /^Summary/ }).click();
  await page.getByRole('button', { name: 'Load this file now' }).click();
  await expect(page.getByRole('link', { name: 'loaded', exact: true })).toBeVisible();

  await send(page, 'Load', `${stamp}-2.csv`, rows.replace('10.00', '12.50'));
  await page.getByRole('link', { name: /^Changes/ }).click();
  await expect(page.getByRole('row', { name: /price up/ })).toContainText('+25.0 %');
});

test('a product is found, edited, and a change of somebody else is shown', async ({ as }) => {
  const page = await as('owner');
  const [brand, named] = [fresh('Mine'), fresh('Named by somebody else')];
  await page.goto('/console/products');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Product');
  expect(await faults(page)).toEqual([]);
  const id = page.url().replace(/.*\//, '');

  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Brand/).fill(brand);
  const token = (await (await page.request.get('/api/v1/session')).json()).csrfToken;
  await page.request.patch(`/api/v1/products/${id}`, {
    data: { name: named },
    headers: { 'X-CSRF-Token': token, 'Content-Type': 'application/merge-patch+json' },
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toContainText('Somebody else changed this product');
  await expect(dialog.getByLabel(/^Name/)).toHaveValue(named);
  await expect(dialog.getByLabel(/^Brand/)).toHaveValue(brand);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('heading', { name: named })).toBeVisible();

  await page.goto(`/console/products?q=${encodeURIComponent(named.toLowerCase())}`);
  await expect(page.getByRole('link', { name: named })).toBeVisible();
});

test('listings are matched by the keyboard alone, and the last decision is undone', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/console/match?state=ambiguous');
  const title = page.getByRole('region', { name: 'Listing' }).getByRole('heading', { level: 2 }).first();
  await expect(page.locator('.candidates kbd').first()).toHaveText('1');
  const first = (await title.textContent()) ?? '';
  await page.keyboard.press('1');
  await expect(page.getByText(`Last decision: ${first}`)).toBeVisible();
  await expect(title).not.toHaveText(first);
  await page.keyboard.press('u');
  await expect(title).toHaveText(first);
  await page.keyboard.press('s');
  await expect(title).not.toHaveText(first);
  await page.keyboard.press('b');
  await expect(title).toHaveText(first);
  await page.keyboard.press('/');
  await page.keyboard.type('a');
  await expect(page.locator('.product-search .candidates li').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.product-search .candidates button').first()).toBeFocused();
  expect(await faults(page)).toEqual([]);
});

test('a viewer sees all of it and can change nothing', async ({ as }) => {
  const page = await as('viewer', { language: 'nl', theme: 'dark', width: 390 });
  for (const path of ['/catalog', '/products', '/listings', '/match']) {
    await page.goto(`/console${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await faults(page)).toEqual([]);
  }
  await page.goto('/console/products');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('button', { name: /Bewerken/ })).toHaveAttribute('aria-disabled', 'true');
});
