// What happens to an open page when the hub restarts, the session ends, or a permission goes.
import { email, launch, PASSWORD, people } from '../e2e/hub';
import { call, enter, expect, fresh, test } from '../e2e/person';

const LOST = 'The hub cannot be reached. Trying again …';

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`a hub that restarts (${signal}): the page says so, goes on by itself, and loses no input`, async ({ browser }) => {
    test.setTimeout(400_000);
    const hub = await launch(['sandbox']);
    try {
      await people(hub);
      const forms = await enter(browser, hub.url, 'owner');
      await forms.goto('/console/settings');
      await forms.getByLabel('Company name').fill('Typed before the stop');
      const list = await enter(browser, hub.url, 'operator');
      await list.goto('/console/orders?state=on-hold');
      const rows = list.getByRole('table', { name: 'Orders' }).locator('tbody tr');
      await expect(rows.first()).toBeVisible();
      const before = await rows.count();

      await hub.end(signal);
      // Nobody has to press anything to learn it.
      await expect(forms.getByText(LOST)).toBeVisible();
      await expect(list.getByText(LOST)).toBeVisible();
      await forms.getByLabel('Company name').fill('Typed while the hub was gone');
      await forms.getByRole('button', { name: 'Save' }).click();
      await expect(forms.getByRole('alert').first()).toContainText('cannot be reached');
      await expect(forms.getByLabel('Company name')).toHaveValue('Typed while the hub was gone');
      await list.getByLabel('State', { exact: true }).selectOption('accepted');

      await hub.begin();
      await expect(forms.getByText(LOST)).toHaveCount(0);
      await expect(list.getByText(LOST)).toHaveCount(0);
      await expect(list).toHaveURL(/state=accepted/);
      await expect(rows.first()).toBeVisible();
      await expect(forms.getByLabel('Company name')).toHaveValue('Typed while the hub was gone');
      await forms.getByRole('button', { name: 'Save' }).click();
      await expect(forms.locator('.toasts')).toContainText('Saved.');
      await forms.reload();
      await expect(forms.getByLabel('Company name')).toHaveValue('Typed while the hub was gone');

      // Live again: what somebody else does shows by itself.
      await list.goto('/console/orders?state=on-hold');
      await expect(rows).toHaveCount(before);
      const id = /orders\/(\d+)/.exec((await rows.first().getByRole('link').first().getAttribute('href')) ?? '')?.[1];
      const answer = await fetch(`${hub.url}/api/v1/orders/${id}/cancel`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(hub.key)}`, 'Content-Type': 'application/json' },
      });
      expect(answer.ok, await answer.text()).toBe(true);
      await expect(rows).toHaveCount(before - 1);
    } finally {
      await hub.stop();
    }
  });
}

test('signing out ends the session: nothing is left behind the way back', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/orders');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await page.goto('/console/stock');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/signin/);
  await expect(page.getByText('Your session has ended.')).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/signin/);
  await expect(page.locator('tbody')).toHaveCount(0);
  expect((await page.request.get('/api/v1/orders')).status()).toBe(401);
});

for (const path of ['/orders', '/settings', '/account']) {
  test(`a session that ends elsewhere: ${path} leads to the sign-in, says why, and comes back`, async ({ as, browser }) => {
    const page = await as('operator');
    await page.goto(`/console${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const session = await (await page.request.get('/api/v1/session')).json();
    // Another window of the same browser signs out.
    const ended = await page.request.delete('/api/v1/session', { headers: { 'X-CSRF-Token': session.csrfToken } });
    expect(ended.ok()).toBe(true);
    await expect(page).toHaveURL(/\/signin\?to=/);
    await expect(page.getByText('Your session has ended. Sign in again to go on where you were.')).toBeVisible();
    await page.getByLabel('E-mail').fill(email('operator'));
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/console${path}$`));
    expect(browser.isConnected()).toBe(true);
  });
}

test('a permission that is taken away: the open page offers it no more, and says which it needs', async ({ as, browser }) => {
  const who = `mo-${Date.now()}@example.com`;
  const invited = await call('POST', '/invitations', { email: who, role: 'operator' });
  const token = /#(?:\w+=)?(\S+)$/.exec(invited.link)?.[1];
  const accepted = await fetch(`${process.env.HUB_URL}/api/v1/invitations/accept`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': 'none' },
    body: JSON.stringify({ token, name: fresh('Mo'), password: PASSWORD }),
  });
  expect(accepted.ok, await accepted.clone().text()).toBe(true);
  const page = await (await browser.newContext({ baseURL: process.env.HUB_URL ?? '', locale: 'en-GB' })).newPage();
  await page.goto('/signin?to=/orders%3Fstate%3Don-hold');
  await page.getByLabel('E-mail').fill(who);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('tbody tr a').first().click();
  const cancel = page.getByRole('button', { name: /^Cancel the order/ });
  await expect(cancel).not.toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('link', { name: 'Match by hand' })).toBeVisible();
  const here = page.url();

  const owner = await as('owner');
  await owner.goto('/console/people');
  const row = owner.getByRole('row').filter({ hasText: who });
  await row.getByRole('button', { name: /^Change/ }).click();
  await owner.getByRole('radio', { name: /Viewer/ }).check();
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Viewer');

  // Whether the session ends or goes on with less: what is no longer allowed is not offered.
  await expect(async () => {
    if (/signin/.test(page.url())) {
      await page.getByLabel('E-mail').fill(who);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(here, { timeout: 5_000 });
    }
    await expect(cancel).toHaveAttribute('aria-disabled', 'true', { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(cancel).toContainText('orders:write');
  await expect(page.getByRole('link', { name: 'Match by hand' })).toHaveCount(0);

  await owner.goto('/console/people');
  await row.getByRole('button', { name: /^Remove/ }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page).toHaveURL(/\/signin/);
});
