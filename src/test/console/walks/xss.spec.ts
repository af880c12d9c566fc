// Every text that comes from outside is a trap: nothing of it is run, made into an element, or reported by the policy.
import type { Page } from '@playwright/test';
import { call, expect, fresh, settled, test } from '../e2e/person';
import { places } from './sandbox';

const TRAP = `<img src=x onerror="window.__hit='img'"><script>window.__hit='script'</script>"'><svg/onload=window.__hit='svg'>`;
const LINK = "javascript:window.__hit='link'//";

/** Words that steer the page: ids, states, instants, numbers, and names that the contract lists. */
const STEERS =
  /^(id|.*Id|.*At|.*On|.*Since|.*Until|etag|csrfToken|permissions?|role|step|next|language|currency|country|timeZone|zone|kinds?|state|reason|switch|level|icon|file|hash|time|date|day|topics?|job|field|fields|pointer|action|severity|code|kind|format|type|\$ref|pattern|sort|x-.*)$/;
const ADDRESSES = /^(url|link|href|.*Url|.*Uri|address)$/;
const PLAIN = /^([a-z][a-z0-9.-]*|-?\d+([.,]\d+)?|\d{4}-\d\d-\d\d.*)$/;

/** The same answer, with a trap in each text that somebody outside could have chosen. */
function trapped(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => trapped(one, key));
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, trapped(one, name)]));
  }
  if (typeof value !== 'string' || STEERS.test(key)) {
    return value;
  }
  if (ADDRESSES.test(key)) {
    return LINK;
  }
  return PLAIN.test(value) ? value : `${TRAP}${value}`;
}

interface Watched {
  found: string[];
  changed: { count: number };
}

/** Notes whatever a trap that springs would do. */
async function watch(page: Page): Promise<Watched> {
  const found: string[] = [];
  const changed = { count: 0 };
  page.on('dialog', (dialog) => {
    found.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) {
      found.push(`${page.url()}: ${message.text()}`);
    }
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { __reports: string[] }).__reports ??= [];
      (window as unknown as { __reports: string[] }).__reports.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { found, changed };
}

async function sprung(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const w = window as unknown as { __hit?: string; __reports?: string[] };
    const injected = [...document.querySelectorAll('main img, main script, main svg[onload], dialog img, dialog script, img[src="x"]')];
    const links = [...document.querySelectorAll('a[href]')].filter((one) => /^\s*(javascript|data):/i.test(one.getAttribute('href') ?? ''));
    const handlers = [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((each) => /^on/i.test(each.name)));
    return [
      ...(w.__hit ? [`ran: ${w.__hit}`] : []),
      ...(w.__reports ?? []).map((report) => `reported: ${report}`),
      ...injected.map((one) => `injected: ${one.outerHTML.slice(0, 120)}`),
      ...links.map((one) => `link: ${one.outerHTML.slice(0, 200)}`),
      ...handlers.map((one) => `handler: ${one.outerHTML.slice(0, 120)}`),
    ];
  });
}

test('every text of every answer is a trap: each page shows it as text', async ({ as }) => {
  test.setTimeout(600_000);
  const where = await places();
  const page = await as('owner');
  const { found, changed } = await watch(page);
  await page.route('**/api/v1/**', async (route) => {
    const request = route.request();
    if (request.method() !== 'GET' || /\/(live|session)(\?|$)/.test(request.url())) {
      return route.continue();
    }
    const answer = await route.fetch();
    if (!/json/.test(answer.headers()['content-type'] ?? '')) {
      return route.fulfill({ response: answer });
    }
    const text = await answer.text();
    const trap = JSON.stringify(trapped(JSON.parse(text)));
    if (trap !== text) {
      changed.count++;
    }
    return route.fulfill({ response: answer, body: trap });
  });
  const bad: string[] = [];
  let shown = 0;
  for (const [name, path] of Object.entries(where)) {
    await page.goto(`/console${path}`);
    await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
    await settled(page);
    // What is folded away is opened, and what a click shows is shown.
    for (const summary of await page.locator('main summary').all()) {
      await summary.click({ timeout: 1_000 }).catch(() => undefined);
    }
    shown += await page.getByText('<img src=x').count();
    bad.push(...(await sprung(page)).map((one) => `${name}: ${one}`));
  }
  expect(bad).toEqual([]);
  expect(found).toEqual([]);
  expect(changed.count).toBeGreaterThan(60);
  expect(shown).toBeGreaterThan(100);
});

test('traps that the hub keeps: names, files, cells, notes, and what is said about them', async ({ as }) => {
  test.setTimeout(300_000);
  const trap = fresh(TRAP);
  const terms = 'https://shop.example/terms';
  const before = await call('GET', '/settings');
  await call('PATCH', '/settings', { instantOrdering: false, termsOfServiceUrl: terms, companyName: trap.slice(0, 200) });
  const warehouse = await call('POST', '/warehouses', { name: trap });
  const key = await call('POST', '/api-keys', { title: trap, permissions: ['stock:read'] });
  const retailer = await call('POST', '/retailers', {
    companyName: trap,
    contactName: trap.slice(0, 200),
    email: `bo${Date.now()}@example.com`,
    acceptedTermsUrl: terms,
  });
  const connection = await call('POST', '/connections?test=false', {
    kind: 'sftp-catalog',
    name: trap,
    settings: { host: 'nowhere.example', path: `/${trap.slice(0, 60)}`, username: trap.slice(0, 60) },
    secrets: { password: 'x' },
  });
  const subscription = await call('POST', '/event-subscriptions', {
    name: trap.slice(0, 200),
    address: 'https://erp.example.com/hook',
    types: ['retailer.requested'],
  });
  try {
    const page = await as('owner');
    const { found } = await watch(page);
    const bad: string[] = [];
    const look = async (what: string, path: string, text = '<img src=x') => {
      await page.goto(`/console${path}`);
      await expect(page.getByText(text).first(), what).toBeVisible();
      await settled(page);
      bad.push(...(await sprung(page)).map((one) => `${what}: ${one}`));
    };
    await look('warehouses', '/warehouses');
    await look('key', `/keys/${key.id}`);
    await look('retailer', `/retailers/${retailer.id}`);
    await look('connection', `/connections/${connection.id}`);
    await look('overview', '/');
    await look('subscription', `/events/subscriptions/${subscription.id}`);
    await look('audit', `/audit?q=${encodeURIComponent('<img src=x')}`, 'createConnection');
    await page.getByRole('link', { name: 'createConnection' }).first().click();
    await expect(page.getByText('<img src=x').first()).toBeVisible();
    bad.push(...(await sprung(page)));

    await page.goto('/console/catalog');
    await page.getByRole('region', { name: 'Send a file' }).getByLabel('Vendor').selectOption({ index: 1 });
    const sku = fresh('trap').replace(' ', '-');
    await page.locator('input[type=file]').setInputFiles({
      name: `<img src=x onerror=window.__hit=1>${sku}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `vendorSku,name,brand,msrp,defaultCost,language,gtinEan\n${sku},<img src=x onerror=window.__hit=1>,<svg/onload=alert(1)>,<img src=x onerror=alert(1)>,5.00,en,1\n`,
      ),
    });
    await page.getByRole('button', { name: 'Check only', exact: true }).click();
    await page.getByRole('link', { name: 'Open' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x');
    bad.push(...(await sprung(page)));
    await page.getByRole('link', { name: /^Findings/ }).click();
    await expect(page.locator('tbody tr').first()).toBeVisible();
    bad.push(...(await sprung(page)));

    // An error is text, too: a problem of the API repeats what was sent.
    await page.goto('/console/warehouses');
    await page.getByRole('button', { name: 'Create a warehouse …' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(trap);
    await page.getByRole('dialog').getByRole('button', { name: 'Create a warehouse …' }).click();
    await expect(page.getByRole('dialog').getByRole('alert').or(page.getByRole('dialog').locator('.fault')).first()).toBeVisible();
    bad.push(...(await sprung(page)));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('<img src=x');
    await expect(page.getByRole('dialog')).toBeVisible();
    bad.push(...(await sprung(page)));
    expect(bad).toEqual([]);
    expect(found).toEqual([]);
  } finally {
    await call('PATCH', '/settings', { companyName: before.companyName ?? null });
    await call('DELETE', `/connections/${connection.id}`);
    await call('DELETE', `/api-keys/${key.id}`);
    await call('DELETE', `/event-subscriptions/${subscription.id}`);
    expect(warehouse.id).toBeTruthy();
  }
});
