import { expect, faults, fresh, test } from './person';

test('stock: a product is found, counted, moved, and its sum is readable', async ({ as }) => {
  const page = await as('operator');
  const reason = fresh('damaged');
  await page.goto('/console/stock');
  const table = page.getByRole('table', { name: 'Stock' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const sku = ((await table.getByRole('row').nth(1).getByRole('cell').nth(1).textContent()) ?? '').split(' · ')[0] ?? '';
  await page.getByLabel('Product').fill(sku);
  await page.getByLabel('Product').press('Enter');
  await expect(page).toHaveURL(/q=/);
  await table.getByRole('link').first().click();

  await expect(page.getByRole('heading', { name: 'By warehouse' })).toBeVisible();
  const onHand = page.getByRole('table', { name: 'By warehouse' }).getByRole('row').nth(1).getByRole('cell').nth(1);
  await page
    .getByRole('table', { name: 'By warehouse' })
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: /^Count …/ })
    .click();
  await page.getByRole('dialog').getByLabel('Counted pieces').fill('x');
  await page.getByRole('dialog').getByRole('button', { name: 'Count …' }).click();
  await expect(page.getByRole('dialog').getByText('Enter a whole number from 0.').first()).toBeVisible();
  await page.getByRole('dialog').getByLabel('Counted pieces').fill('41');
  await page.getByRole('dialog').getByRole('button', { name: 'Count …' }).click();
  await expect(onHand).toHaveText('41');

  await page.getByRole('button', { name: 'Book a movement …' }).click();
  await page.getByRole('dialog').getByLabel('Goods out').check();
  await page.getByRole('dialog').getByLabel('Pieces').fill('2');
  await page.getByRole('dialog').getByLabel('Reason').fill(reason);
  await expect(page.getByRole('dialog')).toContainText('by -2 pieces');
  await page.getByRole('dialog').getByRole('button', { name: 'Book a movement …' }).click();
  await expect(onHand).toHaveText('39');

  await page.getByRole('link', { name: 'Movements', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Movements' }).getByText(reason)).toBeVisible();
});

test('stock: the sum of a shop adds up', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/listings');
  const listing = (await (await page.request.get('/api/v1/listings?state=matched&limit=1')).json()).items[0];
  await page.goto(`/console/stock/${listing.productId}`);
  const sum = page.locator('table.sum').first();
  await expect(sum).toBeVisible();
  const shown = await sum.evaluate((table) => {
    const value = (cell: Element | null) =>
      Number(
        (cell?.firstChild?.textContent === '− ' ? (cell.childNodes[1]?.textContent ?? '') : (cell?.textContent ?? '')).replace(
          /[^\d-]/g,
          '',
        ),
      );
    const rows = [...table.querySelectorAll('tfoot tr')];
    return rows.map((row) => [...row.querySelectorAll('td')].map((cell) => value(cell)));
  });
  const [total, buffer, result] = shown as [number[], number[], number[]];
  expect((total[0] ?? 0) - (total[1] ?? 0)).toBe(total[2]);
  expect((total[2] ?? 0) - (buffer[0] ?? 0)).toBe(result[0]);
  await expect(page.getByRole('button', { name: /^Count/ }).first()).toHaveAttribute('aria-disabled', 'true');
});

test('stock: counts are entered by arrows and Enter, and booked at once', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/console/stock/count');
  const counted = (await (await page.request.get('/api/v1/stock?limit=1')).json()).items[0];
  await page.getByLabel('Warehouse').selectOption(counted.warehouseId);
  const cells = page.locator('input.counted');
  await cells.nth(0).focus();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.type('8');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('nine');
  await page.keyboard.press('ArrowUp');
  await expect(cells.nth(1)).toBeFocused();
  await page.getByLabel('Scan or type a SKU or GTIN').fill('no-such-code');
  await page.keyboard.press('Enter');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Scan or type a SKU or GTIN')).toBeFocused();
  await page.getByRole('button', { name: 'Book 3 counts' }).click();
  await expect(page.getByText('2 counts booked, 1 refused.')).toBeVisible();
  await expect(page.getByText('No product has the SKU or GTIN "no-such-code"')).toBeVisible();
});

test('stock: pasted counts are checked, and booked row by row', async ({ as }) => {
  const page = await as('operator');
  const levels = (await (await page.request.get('/api/v1/stock?limit=3&warehouse=1')).json()).items;
  const place = (await (await page.request.get('/api/v1/warehouses/1')).json()).name;
  await page.goto('/console/stock/paste');
  const text = [
    'Magazijn\tArtikelnummer\tGeteld',
    `${place}\t${levels[0].sku}\t1.234`,
    `${place.toUpperCase()}\t${levels[1].sku}\t12,0`,
    `${place}\t${levels[2].sku}\t2,5`,
    `${place}\tno-such-sku\t5`,
    `Nowhere\t${levels[2].sku}\t5`,
    `${place}\t4,00638E+12\t5`,
    `${place}\t${levels[0].sku}\t6`,
  ].join('\n');
  await page.getByLabel('Rows of the spreadsheet').fill(text);
  await expect(page.getByLabel('Column 2')).toHaveValue('code');
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(page.getByText('2 rows can be booked, 5 cannot.')).toBeVisible();
  await expect(page.getByText('“1.234” is read as 1,234.')).toBeVisible();
  await expect(page.getByText('Row 2 counts the same product in the same warehouse.')).toBeVisible();
  await expect(page.getByText('Pieces are whole numbers.')).toBeVisible();
  await expect(page.getByText('No warehouse has the name "Nowhere"')).toBeVisible();
  await expect(page.getByText('The spreadsheet has shortened this number')).toBeVisible();
  expect((await (await page.request.get(`/api/v1/stock?product=${levels[0].productId}&warehouse=1`)).json()).items[0].onHand).toBe(
    levels[0].onHand,
  );

  await page.getByRole('button', { name: 'Book 2 counts' }).click();
  await expect(page.getByText('2 counts booked, 5 refused.')).toBeVisible();
  expect((await (await page.request.get(`/api/v1/stock?product=${levels[0].productId}&warehouse=1`)).json()).items[0].onHand).toBe(1234);
  await expect(page.getByRole('button', { name: /^Book/ })).toHaveAttribute('aria-disabled', 'true');
});

test('stock: goods that are expected are added, received in part and cancelled', async ({ as }) => {
  const page = await as('operator');
  const reference = fresh('PO');
  const level = (await (await page.request.get('/api/v1/stock?limit=1')).json()).items[0];
  await page.goto(`/console/stock/${level.productId}/incoming`);
  await page.getByRole('button', { name: 'Add incoming goods …' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pieces').fill('10');
  await dialog.getByLabel('Expected on').fill('2030-01-15');
  await dialog.getByLabel('Reference').fill(reference);
  await dialog.getByRole('button', { name: 'Add incoming goods …' }).click();
  const row = page.getByRole('table', { name: 'Incoming goods' }).getByRole('row').filter({ hasText: reference });
  await expect(row).toContainText('Expected');
  await row.getByRole('button', { name: 'Receive …' }).click();
  await dialog.getByLabel('Pieces that arrived').fill('4');
  await dialog.getByRole('button', { name: 'Receive …' }).click();
  await expect(row).toContainText('6');
  await row.getByRole('button', { name: 'Cancel …' }).click();
  await expect(dialog).toContainText('6 outstanding pieces');
  await dialog.getByRole('button', { name: 'Cancel …' }).click();
  await expect(row).toContainText('Cancelled');
});

test('stock: a warehouse is created and renamed; its name is text', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/console/warehouses');
  const name = `<img src=x onerror=alert(1)> ${Date.now()}`;
  await page.getByRole('button', { name: 'Create a warehouse …' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Create a warehouse …' }).click();
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
  expect(await page.locator('main img').count()).toBe(0);
  await page.getByRole('button', { name: `Rename ${name}` }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(' ');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename …' }).click();
  await expect(page.getByRole('dialog').locator('.field .fault')).toBeVisible();
});

for (const look of [
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'nl', theme: 'dark', width: 390 },
  { language: 'nl', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 390 },
] as const) {
  test(`stock: nothing to find for axe, ${look.language} ${look.theme} ${look.width}`, async ({ as }, info) => {
    test.setTimeout(240_000);
    const page = await as('owner', look);
    const shop = (await (await page.request.get('/api/v1/connections?limit=100')).json()).items.find(
      (one: { kind: string }) => one.kind === 'cseries',
    );
    const listing = (await (await page.request.get(`/api/v1/listings?state=matched&limit=1&connection=${shop.id}`)).json()).items[0];
    for (const [name, path] of Object.entries({
      stock: '/stock',
      product: `/stock/${listing.productId}`,
      count: '/stock/count?warehouse=1',
      paste: '/stock/paste',
      incoming: '/stock/incoming',
      movements: '/stock/movements',
      warehouses: '/warehouses',
      drift: `/connections/${shop.id}/drift`,
      coverage: `/connections/${shop.id}/coverage`,
    })) {
      await page.goto(`/console${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      expect(await faults(page), name).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true);
    }
  });
}
