import { expect, faults, test } from './person';

test('orders: badges filter, the address keeps it, and an order shows its time line', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/orders');
  const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();

  await page
    .getByRole('group', { name: 'By state' })
    .getByRole('button', { name: /^On hold/ })
    .click();
  await expect(page).toHaveURL(/state=on-hold/);
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('on-hold');
  await page
    .getByRole('link', { name: /^(\w*\d+)$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /^Order / })).toBeVisible();
  await expect(page.getByText('This order is on hold')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Time line' })).toBeVisible();
  await expect(page.locator('.moment.received')).toBeVisible();

  const release = page.getByRole('button', { name: /^Release/ });
  await expect(release).toHaveAttribute('aria-disabled', 'true');
  await expect(release).toContainText('orders:write');
  await release.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.goBack();
  await expect(page).toHaveURL(/state=on-hold/);
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByLabel('Customer').fill('nobody of that name');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Nothing matches these filters.')).toBeVisible();
});

test('orders: a part is shipped, somebody else was faster, the rest is shipped and comes back', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/console/orders?state=accepted');
  await page.getByRole('table', { name: 'Orders' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Ship …' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Books');
  await dialog.getByLabel('A part').check();
  await dialog.getByRole('button', { name: 'Ship …' }).click();
  await expect(dialog.getByText('Enter at least one piece.')).toBeVisible();
  await dialog.getByLabel('Everything that is left').check();
  await dialog.getByLabel('Tracking code').fill('3SCONSOLE');
  await dialog.getByLabel('Carrier').fill('PostNL');

  // Meanwhile somebody cancels nothing, but changes the order: a parcel leaves by the API.
  const id = /orders\/(\d+)/.exec(page.url())?.[1] ?? '';
  const other = await as('owner');
  const session = await (await other.request.get('/api/v1/session')).json();
  const order = await (await other.request.get(`/api/v1/orders/${id}`)).json();
  const line = order.lines.find((one: { left: number; kind: string }) => one.kind === 'goods' && one.left > 0);
  const sent = await other.request.post(`/api/v1/orders/${id}/shipments`, {
    headers: { 'X-CSRF-Token': session.csrfToken },
    data: { trackingCode: '3SOTHER', lines: [{ lineId: line.id, quantity: 1 }] },
  });
  expect(sent.status(), await sent.text()).toBe(201);

  await dialog.getByRole('button', { name: 'Ship …' }).click();
  if (line.left > 1 || order.lines.filter((one: { left: number }) => one.left > 0).length > 1) {
    await expect(dialog.getByText('Somebody else changed the order meanwhile.')).toBeVisible();
    await expect(dialog.getByLabel('Tracking code')).toHaveValue('3SCONSOLE');
    await dialog.getByRole('button', { name: 'Ship …' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('table', { name: 'Shipments' }).getByText('3SCONSOLE')).toBeVisible();
  } else {
    await page.keyboard.press('Escape');
    await page.reload();
  }
  await expect(page.locator('.moment.shipped').first()).toContainText('by');

  // Once the shop is notified, nothing changes the order behind the page.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('table', { name: 'Shipments' })).toContainText('notified', { timeout: 3_000 });
    await expect(page.getByRole('table', { name: 'Shipments' })).not.toContainText('not notified yet', { timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  await page.getByRole('button', { name: 'Book a return …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Book a return …' }).click();
  await expect(page.getByRole('table', { name: 'Returns' })).toBeVisible();
  await expect(page.locator('.moment.returned').first()).toBeVisible();
});

test('orders: an order is cancelled after a question, by keyboard alone', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/console/orders?state=on-hold');
  await page.getByRole('table', { name: 'Orders' }).getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Order / })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the order …' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('The shop is not notified');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Cancel the order …' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order …' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cancelled by hand')).toBeVisible();
  await expect(page.locator('.moment.cancelled').first()).toContainText('by');
});

for (const look of [
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'nl', theme: 'dark', width: 390 },
  { language: 'nl', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 390 },
] as const) {
  test(`orders: nothing to find for axe, ${look.language} ${look.theme} ${look.width}`, async ({ as }, info) => {
    const page = await as('owner', look);
    await page.goto('/console/orders');
    await expect(page.locator('tbody tr').first()).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: info.outputPath('orders.png'), fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.locator('tbody tr a').first().click();
    await expect(page.locator('.timeline')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: info.outputPath('order.png'), fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
}
