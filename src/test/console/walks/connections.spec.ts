// Connections: the mapping of shops, a changed host key, the budget, and files that are dropped.
import { writeFileSync } from 'node:fs';
import { call, expect, faults, fresh, test } from '../e2e/person';
import { idOf } from './sandbox';

test('the shops of a till: warehouses, register and employee are saved, kept, and brought back', async ({ as }) => {
  const id = await idOf('rseries');
  const before = (await call('GET', `/connections/${id}`)).settings;
  try {
    const page = await as('operator');
    await page.goto(`/console/connections/${id}/shops`);
    const shop = page.locator('[data-shop]').first();
    await expect(shop).toBeVisible();
    const mapped = page.getByLabel('Each shop has warehouses of its own');
    await mapped.setChecked(true);
    const registers = shop.getByLabel('Register', { exact: false }).first();
    await registers.selectOption({ index: 1 });
    const register = await registers.inputValue();
    const sells = shop.locator('.ordered li');
    const had = await sells.count();
    await shop.getByLabel(/^Add: /).selectOption({ index: 1 });
    await expect(sells).toHaveCount(had + 1);
    const added = (await sells.last().locator('span').textContent()) ?? '';
    await expect(page.getByText('There are changes that are not saved.')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the mapping' }).click();
    await expect(page.locator('.toasts')).toContainText('The connection is saved.');
    await page.reload();
    await expect(shop).toBeVisible();
    await expect(registers).toHaveValue(register);
    await expect(sells).toHaveCount(had + 1);
    await expect(sells.last()).toContainText(added);
    const shops = (await call('GET', `/connections/${id}`)).settings.shops;
    expect(shops.some((one: { registerId?: string }) => one.registerId === register)).toBe(true);
  } finally {
    await call('PATCH', `/connections/${id}?test=false`, {
      settings: { shops: before.shops ?? null, shopMapping: before.shopMapping ?? null },
    });
  }
});

test('a server with another key than the kept one is refused, until somebody compares and confirms it', async ({ as }) => {
  const id = await idOf('sftp-catalog');
  const before = (await call('GET', `/connections/${id}`)).settings.hostKey;
  const other = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
  try {
    await call('PATCH', `/connections/${id}?test=false`, { settings: { hostKey: other } });
    const page = await as('owner');
    await page.goto(`/console/connections/${id}`);
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(page.getByText('A check failed.')).toBeVisible();
    await expect(page.locator('.checks li', { hasText: 'Key of the server' })).toContainText('✗');
    expect(await faults(page)).toEqual([]);

    await page.goto(`/console/connections/${id}/settings`);
    await page.getByRole('button', { name: 'Test these settings' }).click();
    await expect(page.getByText('The server showed this key.')).toBeVisible();
    await expect(page.getByText(/SHA256:/).first()).toBeVisible();
    await page.getByRole('button', { name: 'It is right: use this key' }).click();
    await expect(page.getByText('There are changes that are not saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.locator('.toasts')).toContainText('The connection is saved.');
    expect((await call('GET', `/connections/${id}`)).settings.hostKey).toBe(before);
    await page.goto(`/console/connections/${id}`);
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(page.getByText('All checks passed.')).toBeVisible();
  } finally {
    await call('PATCH', `/connections/${id}?test=false`, { settings: { hostKey: before } });
  }
});

test('the budget of a web shop: each limit is a gauge with its number, and calls show in it', async ({ as }) => {
  const id = await idOf('cseries');
  const page = await as('operator');
  await page.goto(`/console/connections/${id}`);
  await page.getByRole('button', { name: 'Dry run: Read orders and sales' }).click();
  await expect(page.locator('.facts').first()).toContainText('Succeeded', { timeout: 60_000 });
  await page.goto(`/console/connections/${id}`);
  const { windows } = (await call('GET', `/connections/${id}/health`)).budget;
  expect(windows.length).toBeGreaterThan(1);
  for (const name of ['Five minutes', 'Hour', 'Day']) {
    const gauge = page.getByRole('meter', { name });
    await expect(gauge).toBeVisible();
    const [value, max] = [Number(await gauge.getAttribute('value')), Number(await gauge.getAttribute('max'))];
    expect(max).toBeGreaterThan(1);
    expect(value).toBeLessThan(max);
    expect(value).toBeGreaterThanOrEqual(0);
  }
  await expect(page.getByText(/\d+ of [\d,]+ left/).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('files are dropped from the desktop: the zone shows it, each file is sent, and a viewer cannot', async ({ as }, info) => {
  const sku = fresh('drop').replace(' ', '-');
  const files = ['a', 'b'].map((name) => info.outputPath(`${sku}-${name}.csv`));
  for (const [at, file] of files.entries()) {
    writeFileSync(file, `vendorSku,name,brand,msrp,defaultCost,language,gtinEan\n${sku}-${at},Dropped ${at},Acme,10.00,5.00,en,\n`);
  }
  for (const role of ['operator', 'viewer'] as const) {
    const page = await as(role);
    await page.goto('/console/catalog');
    const zone = page.locator('[data-test=drop]');
    await zone.scrollIntoViewIfNeeded();
    const box = await zone.boundingBox();
    const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
    const debug = await page.context().newCDPSession(page);
    const data = { items: [], files, dragOperationsMask: 1 };
    await debug.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
    await debug.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
    if (role === 'operator') {
      await expect(zone).toHaveClass(/over/);
    }
    await debug.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
    const sent = page.getByRole('list', { name: 'Chosen files' });
    if (role === 'viewer') {
      await expect(page).toHaveURL(/\/console\/catalog$/);
      await expect(sent).toHaveCount(0);
      continue;
    }
    await expect(sent.getByRole('listitem')).toHaveCount(2);
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await expect(page.getByText('Choose the vendor first.')).toBeVisible();
    await page.getByRole('region', { name: 'Send a file' }).getByLabel('Vendor').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await expect(sent.getByRole('link', { name: 'Open' })).toHaveCount(2);
    await expect.poll(async () => (await call('GET', `/products?q=${sku.toLowerCase()}`)).items.length, { timeout: 60_000 }).toBe(2);
  }
});

test('a customer is erased: not while an order is open, then name and address are gone for good', async ({ as }) => {
  const page = await as('owner');
  const held = (await call('GET', '/orders?state=on-hold&limit=50')).items;
  const order = await call('GET', `/orders/${held[held.length - 1].id}`);
  const person = JSON.stringify(order);
  const email = /"email":"([^"]+)"/.exec(person)?.[1] ?? '';
  expect(email).not.toBe('');
  await page.goto(`/console/orders/${order.id}`);
  await page.getByRole('button', { name: 'Erase the person …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Erase the person …' }).click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const open = (await call('GET', `/orders?customer=${encodeURIComponent(email)}&limit=100`)).items;
  for (const one of open.length > 0 ? open : [order]) {
    await fetch(`${process.env.HUB_URL}/api/v1/orders/${one.id}/cancel`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(process.env.HUB_KEY ?? '')}`, 'Content-Type': 'application/json' },
    });
  }
  await page.reload();
  await page.getByRole('button', { name: 'Erase the person …' }).click();
  await expect(dialog).toContainText(email);
  await expect(dialog).toContainText(/order/);
  await dialog.getByRole('button', { name: 'Erase the person …' }).click();
  await expect(page.getByText('The person is erased.')).toBeVisible();
  await expect(page.getByText(email)).toHaveCount(0);
  expect(JSON.stringify(await call('GET', `/orders/${order.id}`))).not.toContain(email);
  await page.reload();
  await expect(page.getByRole('heading', { name: /^Order / })).toBeVisible();
  await expect(page.getByText(email)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Erase the person …' })).toHaveCount(0);
});
