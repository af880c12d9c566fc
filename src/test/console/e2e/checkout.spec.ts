import type { Page } from '@playwright/test';
import { expect, faults, test } from './person';

interface Shop {
  id: string;
  storefront: string;
}

/** The sandbox's web shop: its connection, and the page that its customers see. */
async function shopOf(page: Page): Promise<Shop> {
  const all = (await (await page.request.get('/api/v1/connections?limit=100')).json()).items;
  const shop = all.find((one: { name: string }) => one.name === 'Sandbox shop');
  return { id: shop.id, storefront: `${shop.settings.baseUrl}/storefront/240000` };
}

/** What the page's scripts wrote to the console; a browser itself tells of requests that failed. */
function noise(page: Page): string[] {
  const said: string[] = [];
  page.on('pageerror', (failure) => said.push(String(failure)));
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) {
      said.push(message.text());
    }
  });
  return said;
}

/** With parameters or without. */
const OPTIONS = /\/options(\?|$)/;

const element = (page: Page) => page.locator('tillbridge-delivery').first();

test('checkout: a customer chooses a pick-up point by keyboard, and the order brings it', async ({ as, browser }) => {
  test.setTimeout(240_000);
  const owner = await as('owner');
  const shop = await shopOf(owner);
  const page = await (await browser.newContext()).newPage();
  const said = noise(page);
  await page.goto(shop.storefront);
  await expect(element(page)).toBeVisible();
  await expect(element(page)).toContainText(/Bestel binnen|Wordt verzonden op/);
  expect(await faults(page)).toEqual([]);

  await element(page).getByLabel('Uw postcode').focus();
  await page.keyboard.type('3511 AB');
  await page.keyboard.press('Enter');
  const field = element(page).getByLabel('Uw postcode');
  await expect(element(page).getByRole('group', { name: 'Afhaalpunten' })).toBeVisible();
  await field.fill('!!');
  await field.press('Enter');
  await expect(element(page).getByRole('status')).toHaveText('Controleer de postcode.');
  await field.fill('3511 AB');
  await field.press('Enter');
  const points = element(page).getByRole('group', { name: 'Afhaalpunten' });
  await expect(points.getByRole('radio').first()).toBeVisible();
  await expect(element(page).getByRole('status')).toContainText('Afhaalpunten: ');
  await points.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await expect(points.getByRole('radio').first()).toBeChecked();
  expect(await faults(page)).toEqual([]);
  const chosen = JSON.parse(await page.locator('input[name=shipment_data]').inputValue());
  expect(chosen.tillbridge.kind).toBe('pickup-point');
  await page.getByRole('button', { name: 'Place the order' }).click();
  const number = /Order (\S+) is placed/.exec((await page.getByRole('status').textContent()) ?? '')?.[1] ?? '';
  expect(said).toEqual([]);

  // Orders are read when they are a minute old.
  await expect
    .poll(
      async () => {
        const found = await (await owner.request.get(`/api/v1/orders?number=${number}`)).json();
        return found.items[0]?.delivery?.pickupPoint?.id;
      },
      { timeout: 200_000, intervals: [5_000] },
    )
    .toBe(chosen.tillbridge.pickupPoint.id);
});

test('checkout: the element hides itself on any failure, and says nothing', async ({ as, browser }) => {
  const shop = await shopOf(await as('viewer'));
  const good = {
    sameDay: { possible: true, until: '2030-01-01T11:00:00Z', secondsLeft: 3_700 },
    shipsOn: '2030-01-01',
    windows: [],
    pickupPoints: [],
  };
  const failures: Record<string, Parameters<import('@playwright/test').Route['fulfill']>[0] | 'abort' | 'never'> = {
    gone: { status: 404, body: '{}' },
    broken: { status: 500, body: 'x' },
    'no JSON': { status: 200, body: '<html>' },
    'a list': { status: 200, body: '[]' },
    'no day': { status: 200, body: JSON.stringify({ ...good, shipsOn: 'soon' }) },
    'no seconds': { status: 200, body: JSON.stringify({ ...good, sameDay: { possible: true, secondsLeft: 'x' } }) },
    'an odd place': { status: 200, body: JSON.stringify({ ...good, pickupPoints: [{ id: {}, name: 'x' }] }) },
    'no network': 'abort',
    slow: 'never',
  };
  for (const [name, failure] of Object.entries(failures)) {
    const page = await (await browser.newContext()).newPage();
    const said = noise(page);
    await page.route(OPTIONS, (route) => {
      if (failure === 'abort') {
        return route.abort();
      }
      return failure === 'never'
        ? undefined
        : route.fulfill({ ...failure, headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' } });
    });
    const asked = page.waitForRequest(OPTIONS);
    await page.goto(shop.storefront);
    await asked;
    await page.waitForFunction(() => document.querySelector('tillbridge-delivery')?.shadowRoot !== null);
    await expect(element(page), name).toBeHidden();
    expect(said, name).toEqual([]);
    await page.context().close();
  }
});

test('checkout: names are texts, elements can move, and a wrong clock does no harm', async ({ as, browser }) => {
  const shop = await shopOf(await as('viewer'));
  const page = await (await browser.newContext()).newPage();
  const said = noise(page);
  await page.clock.install({ time: new Date('2011-01-01T00:00:00Z') });
  const hostile = '<img src=x onerror="window.hacked=1">';
  await page.route(OPTIONS, (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: {
        sameDay: { possible: true, secondsLeft: 65 },
        shipsOn: '2030-01-01',
        deliversBetween: { from: '2030-01-02', to: '2030-01-03' },
        windows: [{ kind: hostile, date: '2030-01-02', from: hostile, to: '22:00' }],
        pickupPoints: [{ carrier: hostile, id: hostile, name: hostile, address: { street: hostile }, openingTimes: { monday: [] } }],
      },
    }),
  );
  await page.goto(shop.storefront);
  await expect(element(page).getByRole('timer')).toHaveText(/^1 min [0-5] s$/);
  await page.clock.runFor(10_000);
  await expect(element(page).getByRole('timer')).toHaveText(/^5\d s$/);
  await expect(element(page)).toContainText(hostile);
  await page.evaluate(() => {
    const first = document.querySelector('tillbridge-delivery') as HTMLElement;
    const twin = document.createElement('tillbridge-delivery');
    twin.setAttribute('lang', 'de');
    document.querySelector('main')?.append(twin);
    first.remove();
    document.querySelector('main')?.prepend(first);
  });
  await expect(page.locator('tillbridge-delivery[lang=de]')).toContainText('für Versand heute');
  await expect(element(page)).toContainText('voor verzending vandaag');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);
  expect(said).toEqual([]);
});

test('checkout: an owner sees the address, changes the table, and tries it', async ({ as }) => {
  const page = await as('owner');
  const shop = await shopOf(page);
  await page.goto(`/console/connections/${shop.id}/checkout`);
  await expect(page.getByLabel('To paste into the theme')).toHaveValue(/delivery\.js" async><\/script><tillbridge-delivery>/);
  await expect(page.locator('[data-part=script]')).toContainText('installed');
  await expect(page.getByText('Unproved: Lightspeed does not publish')).toHaveCount(0);
  await page.getByLabel('Methods in the checkout').check();
  await expect(page.getByText('Unproved: Lightspeed does not publish')).toBeVisible();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  expect(await faults(page)).toEqual([]);

  const days = page.getByLabel('Days shown');
  const next = (await days.inputValue()) === '6' ? '7' : '6';
  await days.fill(next);
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await expect(page.getByText('Saved.', { exact: true }).first()).toBeVisible();
  await days.fill('99');
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await expect(page.locator('[data-setting=daysAhead] .fault')).toBeVisible();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(days).toHaveValue(next);

  await page.getByLabel('Postcode', { exact: true }).first().fill('3511AB');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('region', { name: 'What the element shows' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('checkout: a viewer changes nothing, in Dutch, dark and small', async ({ as }) => {
  const page = await as('viewer', { language: 'nl', theme: 'dark', width: 390 });
  const shop = await shopOf(page);
  await page.goto(`/console/connections/${shop.id}/checkout`);
  await expect(page.getByRole('heading', { name: 'Publiek adres' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Nieuw adres/ })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByLabel('Dagen getoond')).toBeDisabled();
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
