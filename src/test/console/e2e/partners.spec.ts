// Access for feed partners, the key of a shop, and how others connect to the company: each main task, as each role.
import { expect, faults, test } from './person';

/** A call as the first key of the sandbox. */
async function call(method: string, path: string, body?: unknown) {
  return fetch(`${process.env.HUB_URL}/api/v1${path}`, {
    method,
    headers: { Authorization: `Basic ${btoa(process.env.HUB_KEY ?? '')}`, 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** A feed of its own: the tests may run again on one hub. */
async function feed(): Promise<string> {
  const name = `Feed of partners ${Date.now()}`;
  const made = await call('POST', '/connections', { kind: 'feed', name, settings: { feed: 'plain-csv' } });
  expect(made.ok, await made.clone().text()).toBe(true);
  return ((await made.json()) as { id: string }).id;
}

test('an owner gives a partner access, the partner opens both links, and the key is revoked', async ({ as, browser }) => {
  const id = await feed();
  const page = await as('owner');
  await page.goto(`/console/feeds/${id}`);
  await page.getByRole('link', { name: 'Partner access' }).click();
  await expect(page.getByText('No partner has a key for this feed.')).toBeVisible();
  await page.getByRole('button', { name: 'Give access' }).click();
  await page.getByLabel('Partner', { exact: true }).fill('Feed agency');
  await page.getByRole('dialog').getByRole('button', { name: 'Give access' }).click();
  await expect(page.getByText('Send these two links by two different ways')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  const clientLink = await page.getByLabel('Link with the client id and how to fetch').inputValue();
  const secretLink = await page.getByLabel('Link with the client secret').inputValue();

  const partner = await (await browser.newContext({ baseURL: process.env.HUB_URL ?? '', locale: 'en-GB' })).newPage();
  const opened = async (link: string) => {
    await partner.goto(link);
    await partner.getByRole('button').first().click();
    return partner.getByRole('textbox').inputValue();
  };
  const instructions = await opened(clientLink);
  const secret = await opened(secretLink);
  const clientId = /Client id: (\S+)/.exec(instructions)?.[1] ?? '';
  expect(instructions).toContain('If-None-Match');
  const fetched = () =>
    fetch(`${process.env.HUB_URL}/api/v1/feeds`, { headers: { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}` } });
  expect((await fetched()).status).toBe(200);

  await page.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Revoke: Feed agency' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('No partner has a key for this feed.')).toBeVisible();
  expect((await fetched()).status).toBe(401);
});

test('a viewer sees the feed without the keys of partners', async ({ as }) => {
  const id = await feed();
  const page = await as('viewer');
  await page.goto(`/console/feeds/${id}`);
  await expect(page.getByRole('link', { name: 'Partner access' })).toHaveCount(0);
});

test('in Dutch, on a small dark screen: the key of a shop is explained, and one that is unknown is told', async ({ as }) => {
  const page = await as('owner', { language: 'nl', theme: 'dark', width: 390 });
  await page.goto('/console/partners/shop-key');
  await expect(page.getByText('Vink “products read” aan')).toBeVisible();
  await page.getByLabel('API-sleutel').fill('0123456789abcdef0123456789abcdef');
  await page.getByLabel('API-geheim').fill('fedcba9876543210fedcba9876543210');
  await page.getByRole('button', { name: 'Testen' }).click();
  await expect(page.locator('.note.bad')).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('the settings tell how systems of retailers connect to the company', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/console/settings');
  const address = `https://orders.example/connect/${Date.now()}`;
  await page.getByRole('textbox', { name: /^Address/ }).fill(address);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect
    .poll(async () => ((await (await call('GET', '/company')).json()) as { supplierConnect?: { url: string } }).supplierConnect?.url)
    .toBe(address);
  expect(await faults(page)).toEqual([]);
});
