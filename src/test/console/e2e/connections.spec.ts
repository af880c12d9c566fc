import { call, expect, faults, fresh, test } from './person';

const CONNECTIONS = '/console/connections';

/** The id of the sandbox's connection of a kind: the first, as those that tests make come later. */
async function idOf(kind: string): Promise<string> {
  const { items } = await call('GET', '/connections?limit=500');
  return items.find((one: { kind: string }) => one.kind === kind).id;
}

test('the list: states, filters in the address, and what a viewer may not do', async ({ as }) => {
  const page = await as('viewer');
  await page.goto(CONNECTIONS);
  await expect(page.getByRole('heading', { name: 'Connections', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New connection' })).toBeHidden();
  await expect(page.getByRole('button', { name: /New connection.*connections:write/ })).toHaveAttribute('aria-disabled', 'true');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(3)).toBeVisible();
  const all = await rows.count();
  await page.getByLabel('Kind').selectOption({ label: 'Web shop on C-Series' });
  await expect(page).toHaveURL(/kind=cseries/);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await page.reload();
  await expect(page.getByLabel('Kind')).toHaveValue('cseries');
  expect(await faults(page)).toEqual([]);
});

test('a viewer sees every part of a connection and can break nothing', async ({ as }) => {
  const page = await as('viewer');
  const id = await idOf('cseries');
  for (const part of ['', '/settings', '/versions']) {
    await page.goto(`${CONNECTIONS}/${id}${part}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Parts of this connection' })).toBeVisible();
    expect(await faults(page), part).toEqual([]);
  }
  await page.goto(`${CONNECTIONS}/${id}`);
  const run = page.getByRole('button', { name: /Dry run: Read orders/ });
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('button', { name: /Delete/ })).toHaveAttribute('title', /connections:write/);
});

test('a connection is made from its kind: faults at their fields, a test before it is saved, a key to confirm', async ({ as }) => {
  const page = await as('owner');
  const name = fresh('<img src=x onerror=alert(1)> Acme');
  await page.goto(`${CONNECTIONS}/new`);
  await page.getByRole('link', { name: 'Catalog files by SFTP' }).click();
  await page.getByLabel('Name (required)', { exact: true }).fill(name);
  await page.getByLabel('Server (required)', { exact: true }).fill('sftp://nowhere.example');
  await page.getByLabel('Port', { exact: true }).fill('70000');
  await page.getByRole('button', { name: 'Test and create' }).click();
  const server = page.locator('[data-setting=host]');
  await expect(server.getByRole('alert')).toContainText('must be a bare host name');
  await expect(page.locator('[data-setting=path]').getByRole('alert')).toContainText('is needed');
  await expect(page.locator('[data-setting=port]').getByRole('alert')).toContainText('65535');
  expect(await faults(page)).toEqual([]);

  // The sandbox has such a server: its address and its secret are those of the connection that is there.
  const vendor = await call('GET', `/connections/${await idOf('sftp-catalog')}`);
  await page.getByLabel('Server (required)', { exact: true }).fill(vendor.settings.host);
  await page.getByLabel('Port', { exact: true }).fill(String(vendor.settings.port));
  await page.getByLabel('Folder (required)', { exact: true }).fill(vendor.settings.path);
  await page.getByLabel('User name (required)', { exact: true }).fill('nobody');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Test these settings' }).click();
  await expect(page.getByText('A check failed.')).toBeVisible();
  await expect(page.getByText('This tests what stands in the form')).toBeVisible();

  await page.locator('[data-setting=missingProducts] select').selectOption('hide');
  await expect(page.locator('[data-setting=missingProducts]')).toContainText('whole catalog');
  await page.getByRole('button', { name: 'Test and create' }).click();
  await page.getByRole('button', { name: 'Save without a test' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog')).toContainText('Its products, runs and kept failures stay');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/connections$/);
});

test('two people edit one setting: both values are shown, and one is chosen', async ({ as }) => {
  const page = await as('owner');
  const id = await idOf('cseries');
  await call('PATCH', `/connections/${id}?test=false`, { settings: { stockBuffer: 0, tradeName: null } });
  await page.goto(`${CONNECTIONS}/${id}/settings`);
  await page.getByLabel('Stock buffer').fill('3');
  await page.getByLabel('Trade name').fill('Mine');
  await call('PATCH', `/connections/${id}?test=false`, { settings: { stockBuffer: 5 } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = page.getByRole('group', { name: 'Stock buffer' }).last();
  await expect(conflict).toContainText('3');
  await expect(conflict).toContainText('5');
  await conflict.getByLabel(/Theirs/).check();
  await page.getByRole('button', { name: 'Continue with these values' }).click();
  await expect(page.getByLabel('Stock buffer')).toHaveValue('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('There are changes that are not saved.')).toBeHidden();

  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByText('Trade name').first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Restore: / })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The version is restored.')).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('a switch warns and names the facts behind it', async ({ as }) => {
  const page = await as('owner', { language: 'nl', theme: 'dark' });
  const id = await idOf('cseries');
  await page.goto(`${CONNECTIONS}/${id}/settings`);
  const stock = page.locator('[data-setting=productSync]');
  const box = stock.getByRole('checkbox');
  await box.setChecked(!(await box.isChecked()));
  await box.setChecked(true);
  await expect(stock).toContainText('uniek');
  expect(await faults(page)).toEqual([]);
});

for (const [kind, job] of [
  ['sftp-catalog', 'Fetch the catalog'],
  ['cseries', 'Read orders and sales'],
  ['cseries', 'Match products'],
  ['cseries', 'Send stock'],
  ['rseries', 'Send prices and costs'],
] as const) {
  test(`a dry run of ${kind}: ${job} goes live and shows its plan`, async ({ as }) => {
    const page = await as('operator', { width: 390 });
    await page.goto(`${CONNECTIONS}/${await idOf(kind)}`);
    await page.getByRole('button', { name: `Dry run: ${job}` }).click();
    await expect(page).toHaveURL(/\/runs\/\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Dry run: ${job}`);
    await expect(page.getByText('Succeeded')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('table', { name: 'Plan' }).or(page.getByText('The run would change nothing.'))).toBeVisible();
    expect(await faults(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('a till: the sign-in with its address, the shops with their mapping, and its products', async ({ as }) => {
  const page = await as('owner');
  const id = await idOf('rseries');
  await page.goto(`${CONNECTIONS}/${id}/shops`);
  await expect(page.getByText('Redirect address to register')).toBeVisible();
  await page.getByRole('button', { name: 'Read the shops again' }).click();
  await expect(page.getByText(/shops, \d+ registers/)).toBeVisible();
  await expect(page.locator('[data-shop]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Sign in with Lightspeed' }).click();
  await expect(page.getByRole('link', { name: 'Open Lightspeed in a new tab' })).toHaveAttribute('href', /^https?:/);
  expect(await faults(page)).toEqual([]);
  await page.goto(`${CONNECTIONS}/${id}/products`);
  await expect(page.getByRole('link', { name: 'Download as an import file' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('the keyboard alone finds a connection and turns a switch', async ({ as }) => {
  const page = await as('owner');
  const id = await idOf('sftp-catalog');
  await page.goto(`${CONNECTIONS}/${id}/settings`);
  const box = page.locator('[data-setting=legacyAlgorithms] input');
  await box.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-setting=legacyAlgorithms]')).toContainText('can be broken');
  await page.keyboard.press('Space');
  await expect(page.getByText('There are changes that are not saved.')).toBeHidden();
});
