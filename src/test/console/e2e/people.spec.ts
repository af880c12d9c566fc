// Signing in, people, keys, secrets, settings, retailers, the palette and the first steps: each main task, as each role.
import type { Browser, Page } from '@playwright/test';
import { email, PASSWORD, ROLES } from './hub';
import { call, expect, faults, fresh, picture, test } from './person';

/** A page of somebody who is not signed in. */
async function stranger(browser: Browser, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.HUB_URL ?? '', locale, viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

test('signing in: what is missing, what is wrong, where one wanted to go, and out again', async ({ browser }) => {
  const page = await stranger(browser);
  await page.goto('/console/people?sort=-name');
  await expect(page).toHaveURL(/\/console\/signin\?to=/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Fill this in.')).toHaveCount(2);
  await expect(page.getByLabel('E-mail')).toBeFocused();

  await page.getByLabel('E-mail').fill(email('owner'));
  await page.getByLabel('Password', { exact: true }).fill('not the password 1');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).not.toBeEmpty();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(await faults(page)).toEqual([]);

  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/console\/people\?sort=-name$/);
  await page.goto('/signin');
  await expect(page).toHaveURL(/\/console$/);
});

test('the address /signin speaks Dutch to a Dutch browser, and asks for a new password', async ({ browser }) => {
  const page = await stranger(browser, 'nl-NL');
  await page.goto('/signin');
  await expect(page.getByRole('heading', { name: 'Aanmelden' })).toBeVisible();
  await page.getByLabel('E-mail').fill('nobody@example.com');
  await page.getByRole('button', { name: 'Ik ben mijn wachtwoord vergeten' }).click();
  await expect(page.locator('.note.good')).toBeVisible();
  await page.getByRole('combobox', { name: 'Taal' }).selectOption('en');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('an invited person chooses a password, is in, is changed, switched off and removed', async ({ as, browser }) => {
  const page = await as('owner');
  const who = `bo-${Date.now()}@example.com`;
  await page.goto('/console/people');
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.locator('dialog .fault')).not.toBeEmpty();
  await page.getByLabel('E-mail').fill(who);
  await page.getByRole('radio', { name: /Viewer/ }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  const link = await page.getByLabel('Link of the invitation').inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('link', { name: 'Pending invitations' }).click();
  await expect(page.getByRole('cell', { name: who, exact: true })).toBeVisible();

  const bo = await stranger(browser);
  await bo.goto(link);
  await expect(bo.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await bo.getByLabel('Your name').fill('<img src=x onerror=alert(1)> Bo');
  await bo.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await bo.getByLabel('Password, once more').fill('something else 12');
  await bo.getByRole('button', { name: 'Set the password' }).click();
  await expect(bo.getByText('The two passwords differ.')).toBeVisible();
  expect(await faults(bo)).toEqual([]);
  await bo.getByLabel('Password, once more').fill(PASSWORD);
  await bo.getByRole('button', { name: 'Set the password' }).click();
  await expect(bo).toHaveURL(/\/console$/);
  await bo.goto(link);
  await bo.getByLabel('Your name').fill('Bo');
  await bo.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await bo.getByLabel('Password, once more').fill(PASSWORD);
  await bo.getByRole('button', { name: 'Set the password' }).click();
  await expect(bo.getByRole('alert')).not.toBeEmpty();

  await page.goto('/console/people');
  const row = page.getByRole('row').filter({ hasText: who });
  await expect(row).toContainText('<img src=x onerror=alert(1)> Bo');
  await row.getByRole('button', { name: /^Change/ }).click();
  await page.getByLabel('Name').fill('Bo');
  await page.getByRole('radio', { name: /Operator/ }).check();
  await page.getByLabel('Can sign in').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Operator');
  await expect(row).toContainText('Switched off');
  await picture(page, 'people');
  await row.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
});

test('an invitation is sent again and revoked', async ({ as }) => {
  const who = `kim-${Date.now()}@example.com`;
  await call('POST', '/invitations', { email: who, role: 'viewer' });
  const page = await as('admin');
  await page.goto('/console/people/invitations');
  const row = page.getByRole('row').filter({ hasText: who });
  await row.getByRole('button', { name: /again/ }).click();
  await expect(page.getByLabel('Link of the invitation')).toBeVisible();
  await row.getByRole('button', { name: /^Revoke/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toHaveCount(0);
});

test('nobody is offered to change whoever may do more', async ({ as }) => {
  const admin = await as('admin');
  await admin.goto('/console/people');
  const owner = admin.getByRole('row').filter({ hasText: email('owner') });
  await expect(owner).toContainText('May do more than you');
  await expect(owner.getByRole('button')).toHaveCount(0);
  await admin.getByRole('button', { name: 'Invite a person' }).click();
  await expect(admin.getByRole('radio', { name: /^Owner/ })).toHaveCount(0);
  for (const role of ['operator', 'viewer'] as const) {
    const page = await as(role);
    await page.goto('/console');
    await expect(page.getByRole('navigation', { name: 'Navigation' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);
    await page.goto('/console/people');
    await expect(page.getByRole('alert').first()).toContainText('access:read');
  }
});

test('a key: made, revealed, rotated, handed over by two links, limited, switched off, deleted', async ({ as, browser }) => {
  const page = await as('admin');
  const title = fresh('Stock script');
  await page.goto('/console/keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('checkbox', { name: /stock:read/ }).check();
  await page.getByRole('checkbox', { name: /stock:write/ }).check();
  await picture(page, 'new-key');
  await page.getByRole('button', { name: 'Create the key' }).click();
  const secret = await page.getByLabel('Client secret').inputValue();
  expect(secret.length).toBeGreaterThan(20);
  await page.getByRole('dialog').getByRole('link', { name: title }).click();
  await expect(page.getByLabel('Client secret')).toHaveCount(0);
  expect(await faults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Reveal keys' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal keys' }).click();
  await expect(page.getByLabel('Client secret')).toHaveValue(secret);
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
  await expect(page.getByLabel('Client secret')).not.toHaveValue(secret);
  await expect(page.getByText('Previous secret works until')).toBeVisible();
  const rotated = await page.getByLabel('Client secret').inputValue();
  await page.getByRole('button', { name: 'I have kept it' }).click();

  await page.getByRole('button', { name: 'Hand over by link' }).click();
  await page.getByRole('button', { name: 'Make the links' }).click();
  const link = await page.getByLabel('Link to the secret').inputValue();
  expect(await page.getByLabel('Link to the client id').inputValue()).not.toBe(link);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const taker = await stranger(browser);
  await taker.goto(link);
  await taker.getByRole('button', { name: 'Show the secret' }).click();
  await expect(taker.locator('textarea')).toHaveValue(rotated);
  expect(await faults(taker)).toEqual([]);
  await taker.goto('about:blank');
  await taker.goto(link);
  await taker.getByRole('button', { name: 'Show the secret' }).click();
  await expect(taker.getByRole('alert')).toContainText('opened already');

  await page.getByRole('checkbox', { name: /stock:write/ }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.toasts')).toContainText('Saved.');
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /stock:write/ })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: /stock:read/ })).toBeChecked();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete the key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the key' }).click();
  await expect(page).toHaveURL(/\/keys$/);
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
});

test('settings: saved, faulty at its field, changed by two people at once, and brought back', async ({ as }) => {
  await call('PATCH', '/settings', { companyName: 'Bikes', timeZone: null, alerts: { mailTo: [] }, address: null });
  const page = await as('admin');
  await page.goto('/console/settings');
  await page.getByLabel('Company name').fill('Fietsen & Zonen');
  await page.getByLabel('Country').fill('XX');
  await page.getByLabel('Mail to').fill('nobody at home');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.fault').first()).not.toBeEmpty();
  await page.getByLabel('Country').fill('NL');
  await page.getByLabel('Mail to').fill('ops@example.com');

  await call('PATCH', '/settings', { timeZone: 'Europe/Lisbon' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Somebody else changed the settings');
  await expect(page.getByRole('alert').first()).toContainText('timeZone');
  await expect(page.getByLabel('Company name')).toHaveValue('Fietsen & Zonen');
  await expect(page.getByLabel('Time zone', { exact: true })).toHaveValue('Europe/Lisbon');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.toasts')).toContainText('Saved.');
  const saved = await call('GET', '/settings');
  expect(saved.companyName).toBe('Fietsen & Zonen');
  expect(saved.timeZone).toBe('Europe/Lisbon');
  expect(saved.address.country).toBe('NL');
  await picture(page, 'settings');

  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByText('/companyName').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page
    .getByRole('button', { name: /^Bring back version/ })
    .nth(1)
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click();
  await expect(page.locator('.toasts')).toContainText('brought back');
  expect((await call('GET', '/settings')).companyName).toBe('Bikes');
});

test('a viewer sees the settings and cannot change them', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/settings');
  await expect(page.getByLabel('Company name')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await expect(page.getByText('settings:write')).toBeVisible();
  await page.goto('/console/settings/configuration');
  await expect(page.getByRole('button', { name: /Show what it would change/ })).toHaveAttribute('aria-disabled', 'true');
});

test('configuration goes out, shows its difference, and comes in', async ({ as }) => {
  await call('PATCH', '/settings', { companyName: 'Before' });
  const page = await as('owner');
  await page.goto('/console/settings/configuration');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the file' }).click();
  expect((await coming).suggestedFilename()).toBe('tillbridge.yaml');
  await page.getByLabel('or its text').fill('tillbridge: 1\nsettings:\n  companyName: "After"\n  instantOrdering: "perhaps"\n');
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await expect(page.getByRole('alert')).toContainText('instantOrdering');
  await page.getByLabel('or its text').fill('tillbridge: 1\nsettings:\n  companyName: "After"\nwarehouses:\n  - "Console test"\n');
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await expect(page.getByRole('row').filter({ hasText: '/companyName' })).toContainText('After');
  expect((await call('GET', '/settings')).companyName).toBe('Before');
  expect(await faults(page)).toEqual([]);
  await picture(page, 'configuration');
  await page.getByRole('button', { name: 'Apply these changes' }).click();
  await expect(page.getByText('The configuration is imported.')).toBeVisible();
  expect((await call('GET', '/settings')).companyName).toBe('After');
});

test('a retailer that applied is approved with a word, and declined', async ({ as }) => {
  const terms = 'https://shop.example/terms';
  await call('PATCH', '/settings', { instantOrdering: false, termsOfServiceUrl: terms });
  const name = `Bikes <b>${Date.now()}</b>`;
  await call('POST', '/retailers', {
    companyName: name,
    contactName: 'Bo',
    email: `bo${Date.now()}@example.com`,
    acceptedTermsUrl: terms,
  });
  const viewer = await as('viewer');
  await viewer.goto('/console/retailers?state=pending');
  await expect(viewer.getByRole('link', { name })).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);

  const page = await as('operator');
  await page.goto('/console/retailers?state=pending&sort=-createdAt');
  await page
    .getByRole('row')
    .filter({ hasText: name })
    .getByRole('button', { name: /^Approve/ })
    .click();
  await page.getByLabel('A word to it').fill('Known from the fair');
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto('/console/retailers?state=approved&sort=-createdAt');
  await page.getByRole('link', { name }).click();
  await expect(page.getByText('Known from the fair').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByText('Declined').first()).toBeVisible();
});

test('the palette finds pages, actions and everything with a name, by the keyboard alone', async ({ as }) => {
  const sku = (await call('GET', '/products?limit=1')).items[0];
  const page = await as('operator');
  await page.goto('/console');
  await expect(page.getByRole('navigation', { name: 'Navigation' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('setti');
  await expect(page.getByRole('option', { name: /Settings/ }).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/console\/settings/);

  await page.keyboard.press('Control+k');
  await page.keyboard.type(sku.vendorSku.toLowerCase());
  await expect(page.getByRole('option', { name: new RegExp(sku.vendorSku.replace(/[^\w]/g, '.')) }).first()).toBeVisible();
  await picture(page, 'palette');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/console/products/${sku.id}$`));

  await page.getByRole('button', { name: /Search or go to/ }).click();
  await page.keyboard.type('nobody has this name');
  await expect(page.getByText('Nothing is found')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('invite');
  await expect(page.getByText('Nothing is found')).toBeVisible();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0);
});

test('the first steps show what is done, and lead on', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/console/start');
  await expect(page.getByRole('listitem').filter({ hasText: 'Become the owner' })).toContainText('Done');
  await expect(page.getByRole('progressbar')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await picture(page, 'start');
  await page.getByRole('link', { name: 'Invite a person' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('one changes one’s own password, and the old one is refused', async ({ browser }) => {
  const who = `kit-${Date.now()}@example.com`;
  const invited = await call('POST', '/invitations', { email: who, role: 'viewer' });
  const page = await stranger(browser);
  await page.goto(invited.link);
  await page.getByLabel('Your name').fill('Kit');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Password, once more').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page).toHaveURL(/\/console$/);

  await page.goto('/console/account');
  await page.getByLabel('Current password').fill('wrong one here 1');
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByLabel('New password, once more').fill('short');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.fault').first()).not.toBeEmpty();
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('seven quiet tractors');
  await page.getByLabel('New password, once more').fill('seven quiet tractors');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The new password is set.')).toBeVisible();

  const other = await stranger(browser);
  await other.goto('/signin');
  await other.getByLabel('E-mail').fill(who);
  await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('alert')).not.toBeEmpty();
  await other.getByLabel('Password', { exact: true }).fill('seven quiet tractors');
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(/\/console$/);
});

test('every page of this area is without a fault, in both languages and themes and on a small screen', async ({ as }) => {
  test.setTimeout(180_000);
  const paths = [
    '/people',
    '/people/invitations',
    '/keys',
    '/keys?new=1',
    '/account',
    '/settings',
    '/settings/versions',
    '/settings/configuration',
    '/retailers',
    '/start',
  ];
  for (const look of [
    { language: 'nl', theme: 'dark', width: 390 },
    { language: 'en', theme: 'dark', width: 1280 },
    { language: 'nl', theme: 'light', width: 360 },
  ] as const) {
    const page = await as('owner', look);
    for (const path of paths) {
      await page.goto(`/console${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      expect(await faults(page), `${path} ${look.language} ${look.theme} ${look.width}`).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider, `${path} at ${look.width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('each role sees its own way in', async ({ as }) => {
  for (const role of ROLES) {
    const page = await as(role);
    await page.goto('/console/account');
    await expect(page.getByText(email(role))).toBeVisible();
  }
});
