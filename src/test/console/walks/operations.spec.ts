// Runs, failures, events and downloads: what is done with them when something is under way, or went wrong.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import { call, expect, faults, fresh, test } from '../e2e/person';
import { csv, FORMULA } from './csv';
import { faultsOf, idOf } from './sandbox';

test.afterEach(() => {
  faultsOf('shop', []);
});

test('a real run: started from its connection, followed while it works, done with what it counted', async ({ as }) => {
  const page = await as('operator');
  await page.goto(`/console/connections/${await idOf('cseries')}`);
  faultsOf('shop', ['slow:1500 variants', 'slow:1500 products']);
  await page.getByRole('button', { name: 'Run now: Match products' }).click();
  await expect(page).toHaveURL(/\/runs\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Run: Match products');
  // Nothing is pressed from here on: the page follows the run.
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expect(page.locator('.run-log li').first()).toBeVisible();
  await expect(page.locator('.facts').first()).toContainText('Succeeded', { timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Counters' })).toContainText('variants');
  await expect.poll(() => page.locator('.run-log li').count()).toBeGreaterThan(1);
  expect(await faults(page)).toEqual([]);
});

test('a run is cancelled while it works, and begins again', async ({ as }) => {
  const page = await as('operator', { language: 'nl', theme: 'dark', width: 390 });
  await page.goto(`/console/connections/${await idOf('cseries')}`);
  faultsOf('shop', ['slow:3000 variants', 'slow:3000 products']);
  await page.getByRole('button', { name: /^Nu uitvoeren: .*(P|p)roducten/ }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Annuleren' }).click();
  await expect(page.locator('.facts').first()).toContainText('Geannuleerd', { timeout: 60_000 });
  expect(await faults(page)).toEqual([]);
  faultsOf('shop', []);
  await page.getByRole('button', { name: 'Opnieuw uitvoeren', exact: true }).click();
  await expect(page.locator('.facts').first()).toContainText('Gelukt', { timeout: 60_000 });
});

test('a dry run shows each number it would send, sends none, and leads to the real run', async ({ as }) => {
  const shop = await idOf('cseries');
  const listing = (await call('GET', `/listings?state=matched&limit=1&connection=${shop}`)).items[0];
  const level = (await call('GET', `/stock?product=${listing.productId}`)).items[0];
  const count = (to: number) => call('PUT', `/stock/${level.warehouseId}/${level.productId}`, { onHand: to });
  // While stock is not sent by itself, the difference stays until the run that is asked for here.
  await call('PATCH', `/connections/${shop}?test=false`, { settings: { stockSync: false } });
  try {
    await count(level.onHand + 7);
    const page = await as('operator');
    const dryRun = async () => {
      await page.goto(`/console/connections/${shop}`);
      await expect(async () => {
        // A job that is under way is not begun twice: the page says so.
        await page.getByRole('button', { name: 'Dry run: Send stock' }).click();
        await expect(page).toHaveURL(/\/runs\/\d+$/, { timeout: 3_000 });
      }).toPass({ timeout: 60_000 });
      await expect(page.locator('.facts').first()).toContainText('Succeeded', { timeout: 60_000 });
    };
    await dryRun();
    const plan = page.getByRole('table', { name: 'Plan' });
    const row = plan.getByRole('row').filter({ has: page.locator(`a[href$="/products/${listing.productId}"]`) });
    await expect(row.first()).toContainText('Send');
    const before = await row.first().getByRole('cell').nth(3).textContent();
    const after = await row.first().getByRole('cell').nth(4).textContent();
    expect(Number(after)).not.toBe(Number(before));
    expect(await faults(page)).toEqual([]);
    // Nothing was sent: a second dry run plans the same.
    await dryRun();
    await expect(row.first().getByRole('cell').nth(4)).toHaveText(after ?? '');

    await call('PATCH', `/connections/${shop}?test=false`, { settings: { stockSync: true } });
    await page.getByRole('button', { name: 'Run it for real' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Run: Send stock');
    await expect(page.locator('.facts').first()).toContainText('Succeeded', { timeout: 60_000 });
    await dryRun();
    await expect(row).toHaveCount(0);
  } finally {
    await call('PATCH', `/connections/${shop}?test=false`, { settings: { stockSync: true } });
  }
});

const KINDS = {
  'bad-data': { label: 'Faulty data', exception: 'io.tillbridge.run.BadDataFailure' },
  refused: { label: 'Refused', exception: 'io.tillbridge.run.RefusedFailure' },
  internal: { label: 'Fault of the hub', exception: 'java.lang.IllegalStateException' },
} as const;

const file = (kind: string) => `/routes/${encodeURIComponent(`custom/custom-fails-${kind}.camel.yaml`)}`;

/** A flow that fails on each retailer that applies, or only notes it. */
function flow(kind: keyof typeof KINDS, mended: boolean): string {
  const step = mended
    ? '        - log:\n            message: Mended\n'
    : `        - throwException:\n            exceptionType: ${KINDS[kind].exception}\n            message: Made to fail by a ${kind} fault\n`;
  return `- route:
    id: custom-fails-${kind}
    group: custom
    description: Fail on purpose
    routeConfigurationId: failures-event
    from:
      uri: kamelet:hub-events
      parameters:
        types: retailer.requested
      steps:
${step}`;
}

async function apply(): Promise<string> {
  await call('PATCH', '/settings', { instantOrdering: false, termsOfServiceUrl: 'https://shop.example/terms' });
  const name = fresh('Fails');
  await call('POST', '/retailers', {
    companyName: name,
    contactName: 'Bo',
    email: `bo${Date.now()}@example.com`,
    acceptedTermsUrl: 'https://shop.example/terms',
  });
  return name;
}

test('kept failures of each kind: read, replayed in vain, mended and replayed, discarded, many at once', async ({ as }) => {
  test.setTimeout(300_000);
  const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
  try {
    for (const kind of kinds) {
      await call('PUT', file(kind), { text: flow(kind, false) });
      await expect.poll(async () => (await call('GET', `${file(kind)}/state`)).state).toBe('live');
    }
    await apply();
    await apply();
    // A fault that passes, and lasts longer than the tries: an order that the shop does not give out.
    faultsOf('shop', ['503 GET orders/*']);
    const shop = await idOf('cseries');
    const page = await as('operator');
    await expect
      .poll(
        async () => {
          await call('POST', `/connections/${shop}/runs`, { job: 'order-poll', dryRun: false }).catch(() => undefined);
          return (await call('GET', '/failures?kind=passing&state=kept')).items.length;
        },
        { timeout: 120_000, intervals: [2_000] },
      )
      .toBeGreaterThan(0);
    // The passing one goes through once the shop answers again: by a replay, or by the next poll if that is faster.
    await page.goto('/console/failures?kind=passing&state=kept');
    await page.locator('tbody tr').first().locator('td a').first().click();
    const passing = page.url();
    await expect(page.getByText('The other side did not answer')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    faultsOf('shop', []);
    await page.getByRole('button', { name: 'Replay' }).click();
    await expect(async () => {
      await page.goto(passing);
      await expect(page.locator('.facts').first()).toContainText(/Replayed|Went through since/, { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });

    for (const kind of kinds) {
      await page.goto(`/console/failures?kind=${kind}&state=kept`);
      await expect(page.locator('tbody tr')).not.toHaveCount(0);
      await expect(page.locator('tbody tr').first()).toContainText(KINDS[kind].label);
      await page.locator('tbody tr a').first().click();
      await expect(page.locator('.message').first()).toContainText(kind === 'internal' ? 'IllegalStateException' : 'Made to fail');
      expect(await faults(page), kind).toEqual([]);
    }

    // In vain while the cause is there; then it is kept again.
    await page.goto('/console/failures?kind=bad-data&state=kept');
    await page.locator('tbody tr a').first().click();
    await page.getByRole('button', { name: 'Replay' }).click();
    await expect(page.getByText('The route processes the event again.')).toBeVisible();
    await expect.poll(async () => (await call('GET', '/failures?kind=bad-data&state=kept')).items.length).toBeGreaterThan(1);

    // Mended: all of one kind at once.
    await call('PUT', file('bad-data'), { text: flow('bad-data', true) });
    await expect.poll(async () => (await call('GET', `${file('bad-data')}/state`)).state).toBe('live');
    await page.goto('/console/failures?kind=bad-data&state=kept');
    await page.getByRole('checkbox', { name: 'All' }).check();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
    await expect(page.getByRole('dialog')).toContainText(/^Done: \d+/);
    expect(await faults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(async () => (await call('GET', '/failures?kind=bad-data&state=kept')).items.length).toBe(0);
    await expect(page.locator('tbody tr')).toHaveCount(0);

    // The picture of the configuration that kept them counts them.
    const picture = await call('GET', `/routes/${encodeURIComponent('shared/failures-event.camel.yaml')}/picture`);
    const kept = picture.routes[0].steps.map((step: { traffic?: { messages: number } }) => step.traffic?.messages ?? 0);
    expect(Math.max(...kept)).toBeGreaterThan(0);

    // One discarded by itself, the others together.
    await page.goto('/console/failures?kind=refused&state=kept');
    await page.locator('tbody tr a').first().click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect(page.locator('.facts').first()).toContainText('Discarded');
    await expect(page.getByRole('button', { name: 'Replay' })).toHaveCount(0);
    await page.goto('/console/failures?state=kept');
    await page.getByRole('checkbox', { name: 'All' }).check();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByRole('dialog')).toContainText(/^Done: \d+/);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(page.locator('.empty')).toBeVisible();
  } finally {
    for (const kind of kinds) {
      await call('DELETE', file(kind)).catch(() => undefined);
    }
  }
});

/** A receiver of events on this machine, and what came. */
async function receiver(answers: { status: number }): Promise<{ server: Server; url: string; got: string[] }> {
  const got: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      got.push(body);
      response.writeHead(answers.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return { server, url: `http://127.0.0.1:${at && typeof at === 'object' ? at.port : 0}/hook`, got };
}

test('events: one that did not arrive is sent again, and all from a day on', async ({ as }) => {
  const answers = { status: 410 };
  const { server, url, got } = await receiver(answers);
  try {
    const page = await as('owner');
    const name = fresh('ERP');
    await page.goto('/console/events/subscriptions');
    await page.getByRole('button', { name: 'Create a subscription' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Address').fill(url);
    await dialog.getByLabel('retailer.requested').check();
    await dialog.getByRole('button', { name: 'Create a subscription' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name }).click();
    const asked = await apply();
    await expect.poll(() => got.filter((one) => one.includes(asked)).length).toBeGreaterThan(0);
    const row = page.getByRole('table', { name: 'Deliveries' }).locator('tbody tr').first();
    await expect(row).toContainText(/410/);
    expect(await faults(page)).toEqual([]);

    answers.status = 204;
    const on = page.getByRole('button', { name: 'Switch on' });
    if (await on.isVisible()) {
      await on.click();
    }
    const before = got.length;
    await row.getByRole('button', { name: /^Send again/ }).click();
    await expect.poll(() => got.slice(before).some((one) => one.includes(asked))).toBe(true);
    await expect(row).toContainText('Delivered');

    const replayed = got.length;
    await page.getByRole('button', { name: 'Replay from a day' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await expect(page.locator('.toasts')).toContainText(/Events \d+ to \d+ are sent again/);
    await expect.poll(() => got.slice(replayed).some((one) => one.includes(asked)), { timeout: 30_000 }).toBe(true);
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page).toHaveURL(/subscriptions$/);
  } finally {
    server.close();
  }
});

/** What a press on a link or button downloads. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; rows: string[][] }> {
  const coming = page.waitForEvent('download');
  await press();
  const file = await coming;
  return { name: file.suggestedFilename(), rows: csv(await readFile(await file.path(), 'utf8')) };
}

test('downloads are tables that a spreadsheet opens, and no cell of them is a formula', async ({ as }) => {
  const page = await as('owner');
  const evil = fresh('=HYPERLINK("http://evil.example","x")');
  await call('POST', '/api-keys', { title: `+${evil}`, permissions: ['stock:read'] });
  await call('POST', '/warehouses', { name: `@SUM(1+1)*cmd|' /C calc'!A0 ${Date.now()}` });
  await page.goto('/console/audit');
  const audit = await downloaded(page, () => page.getByRole('link', { name: 'Download as CSV' }).click());
  expect(audit.name).toMatch(/\.csv$/);
  expect(audit.rows.length).toBeGreaterThan(3);
  expect(audit.rows.flat().filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(0);
  expect(new Set(audit.rows.map((row) => row.length)).size).toBe(1);

  await page.goto('/console/catalog');
  await page.getByRole('region', { name: 'Send a file' }).getByLabel('Vendor').selectOption({ index: 1 });
  const sku = fresh('csv').replace(' ', '-');
  await page.locator('input[type=file]').setInputFiles({
    name: `${sku}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `vendorSku,name,brand,msrp,defaultCost,language,gtinEan\n${sku},"=1+1|cmd",+Brand,1e3,5.00,en,4006381333931\n@${sku},-2+3,Acme,,5.00,xx,1\n`,
    ),
  });
  await page.getByRole('button', { name: 'Check only', exact: true }).click();
  await page.getByRole('link', { name: 'Open' }).click();
  const errors = await downloaded(page, () => page.getByRole('link', { name: 'Error file (CSV)' }).click());
  expect(errors.rows.length).toBeGreaterThan(1);
  for (const [name, table] of Object.entries({ audit, errors })) {
    expect(
      table.rows.flat().filter((cell) => FORMULA.test(cell)),
      `${name} holds formulas`,
    ).toEqual([]);
  }
});
