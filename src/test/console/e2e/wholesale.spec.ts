import { call, expect, faults, test } from './person';

test('wholesale: an order that a retailer submitted is accepted, shipped in parts and completed', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/console/wholesale');
  const session = await (await page.request.get('/api/v1/session')).json();
  const headers = { 'X-CSRF-Token': session.csrfToken };
  const warehouses = await (await page.request.get('/api/v1/warehouses')).json();
  const stocked = warehouses.items.find((one: { name: string }) => one.name === 'Sandbox warehouse');
  await page.request.patch('/api/v1/settings', { headers, data: { wholesale: { warehouses: [stocked.id] } } });
  const placed = await (await page.request.get('/api/v1/wholesale-orders?state=partly-shipped')).json();
  const model = await (await page.request.get(`/api/v1/wholesale-orders/${placed.items[0].id}`)).json();
  const made = await (
    await page.request.post('/api/v1/wholesale-orders', {
      headers,
      data: { retailerId: model.retailerId, lines: [{ productId: model.lines[0].productId, quantity: 2 }] },
    })
  ).json();

  await page.goto(`/console/wholesale/${made.id}`);
  await expect(page.getByRole('heading', { name: `Order ${made.number}` })).toBeVisible();
  for (const [act, state] of [
    ['Submit', 'Submitted'],
    ['Accept', 'Accepted'],
  ] as const) {
    await page.getByRole('button', { name: act, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('.badge', { hasText: state }).first()).toBeVisible();
  }
  await page.getByRole('button', { name: 'Ship', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Quantity of/).fill('1');
  await dialog.getByLabel('Tracking code').fill('3SWHOLESALE');
  await dialog.getByRole('button', { name: 'Ship', exact: true }).click();
  await expect(page.locator('.badge', { hasText: 'Partly shipped' }).first()).toBeVisible();
  await expect(page.getByText('3SWHOLESALE').first()).toBeVisible();
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  await dialog.getByRole('button', { name: 'Complete', exact: true }).click();
  await expect(page.locator('.badge', { hasText: 'Completed' }).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('wholesale: a viewer filters the list and decides nothing', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/wholesale');
  await page
    .getByRole('group', { name: 'By state' })
    .getByRole('button', { name: /^Declined/ })
    .click();
  await expect(page).toHaveURL(/state=declined/);
  await page.getByRole('table', { name: 'Wholesale orders' }).getByRole('link', { name: /^W\d+/ }).first().click();
  await expect(page.getByText('Sold out until March').first()).toBeVisible();
  await page.goto('/console/wholesale?state=submitted');
  await page.getByRole('table', { name: 'Wholesale orders' }).getByRole('link', { name: /^W\d+/ }).first().click();
  const accept = page.getByRole('button', { name: /^Accept/ });
  await expect(accept).toHaveAttribute('aria-disabled', 'true');
  await expect(accept).toContainText('wholesale-orders:write');
  expect(await faults(page)).toEqual([]);
});

test('wholesale: prices are uploaded, set for a retailer, and deleted', async ({ as }) => {
  const page = await as('owner');
  const placed = await (await page.request.get('/api/v1/wholesale-orders?state=submitted')).json();
  const order = await (await page.request.get(`/api/v1/wholesale-orders/${placed.items[0].id}`)).json();
  const name = `prices-${Date.now()}`;
  await page.goto('/console/price-lists');
  await page.getByRole('button', { name: 'Upload prices' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog
    .getByLabel(/^File/)
    .setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from('sku,price\nNONE-SUCH,1\n') });
  await dialog.getByRole('button', { name: 'Upload prices' }).click();
  await expect(dialog.getByText(/No product has the SKU NONE-SUCH/)).toBeVisible();
  await dialog.getByLabel(/^File/).setInputFiles({
    name: 'good.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`sku;price;packSize\n${order.lines[0].sku};4,50;10\n`),
  });
  await dialog.getByRole('button', { name: 'Upload prices' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('table', { name })).toContainText(order.lines[0].sku);

  await page.goto(`/console/retailers/${order.retailerId}`);
  await page.getByRole('button', { name: 'Change conditions' }).click();
  await dialog.getByLabel('Price list').selectOption(name);
  await dialog.getByRole('button', { name: 'Change conditions' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Change conditions' }).click();
  await dialog.getByLabel('Price list').selectOption('');
  await dialog.getByRole('button', { name: 'Change conditions' }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.goto(`/console/price-lists/${name}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/price-lists$/);
});

test('wholesale: the settings of orders are changed, faulty at their field, and changed by two at once', async ({ as }) => {
  const before = (await call('GET', '/settings')).wholesale;
  const page = await as('admin');
  await page.goto('/console/settings');
  const section = page.locator('section.card', { has: page.getByRole('heading', { name: 'Wholesale orders' }) });
  await section.getByLabel('Minimum order').fill('a lot');
  await section.getByLabel('Currency').fill('XQZ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(section.locator('.field', { hasText: 'Minimum order' }).locator('.fault')).not.toBeEmpty();
  await expect(section.getByLabel('Minimum order')).toHaveAttribute('aria-invalid', 'true');
  await section.getByLabel('Minimum order').fill('250.00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(section.locator('.field', { hasText: 'Currency' }).locator('.fault')).toContainText('ISO 4217');
  await section.getByLabel('Currency').fill('EUR');
  await section.getByLabel('What retailers see of the stock').selectOption({ label: 'Quantities' });
  await section.getByLabel('Only multiples of the pack size').setChecked(!before.packSizes);
  await call('PATCH', '/settings', { wholesale: { mailTo: ['orders@example.com'] } });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Somebody else changed the settings');
  await expect(section.getByLabel('Notify of submitted orders')).toHaveValue('orders@example.com');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.toasts')).toContainText('Saved.');
  expect((await call('GET', '/settings')).wholesale).toMatchObject({
    minimumOrder: '250.00',
    showStock: 'numbers',
    packSizes: !before.packSizes,
    mailTo: ['orders@example.com'],
    warehouses: before.warehouses,
  });
  expect(await faults(page)).toEqual([]);
  await call('PATCH', '/settings', { wholesale: { minimumOrder: null, priceList: null, ...before } });

  const viewer = await as('viewer');
  await viewer.goto('/console/settings');
  await expect(viewer.getByLabel('Minimum order')).toBeDisabled();
});

test('wholesale: in Dutch, dark and narrow', async ({ as }) => {
  const page = await as('owner', { language: 'nl', theme: 'dark', width: 390 });
  await page.goto('/console/wholesale');
  await expect(page.getByRole('heading', { name: 'Groothandelsorders' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: /^W\d+/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Geschiedenis' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto('/console/price-lists');
  await expect(page.getByRole('heading', { name: 'Prijslijsten' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto('/console/settings');
  await expect(page.getByLabel('Minimale order')).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
