import { expect, test } from './person';

test('the frame: language, theme, menu of a small screen, and an end of the session', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/console');
  await expect(page.getByRole('link', { name: 'Tillbridge' })).toBeVisible();
  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  await expect(navigation.getByRole('link', { name: 'Orders', exact: true })).toBeVisible();

  await page.locator('.account summary').click();
  await page.getByLabel('Language').selectOption('nl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(page.getByRole('navigation', { name: 'Navigatie' }).getByRole('link', { name: 'Bestellingen' })).toBeVisible();
  await page.getByLabel('Taal').selectOption('en');
  await page.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveClass('dark');

  await page.setViewportSize({ width: 390, height: 800 });
  await expect(navigation).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(navigation.getByRole('link', { name: 'Orders', exact: true })).toBeVisible();

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/signin/);
});

test('a viewer is not shown what a viewer may not read', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console');
  await expect(page.getByRole('link', { name: 'Orders', exact: true })).toBeVisible();
});
