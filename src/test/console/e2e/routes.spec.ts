import { expect, faults, fresh, picture, test } from './person';

const textOf = (name: string) => `- route:
    id: ${name}
    group: custom
    description: Say a word
    routeConfigurationId: failures
    from:
      uri: direct
      parameters:
        name: ${name}
      steps:
        - setBody:
            expression:
              constant:
                expression: one
`;

const key = () => `Basic ${btoa(process.env.HUB_KEY ?? '')}`;
const place = (file: string) => `${process.env.HUB_URL}/api/v1/routes/${encodeURIComponent(file)}`;

for (const [language, theme, width] of [
  ['en', 'light', 1280],
  ['nl', 'dark', 390],
] as const) {
  test(`every flow is a picture with its source one press away (${language}, ${theme}, ${width})`, async ({ as }) => {
    const page = await as('viewer', { language, theme, width });
    await page.goto('/console/routes?q=cseries-order-poll');
    await page.getByRole('link', { name: 'cseries-order-poll.camel.yaml' }).click();
    await expect(page.getByRole('heading', { name: 'cseries-order-poll', exact: true })).toBeVisible();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    await picture(page, width < 500 ? 'route-small' : 'route');
    await page.locator('.step button').first().click();
    await expect(page).toHaveURL(/view=source&line=\d+/);
    await expect(page.locator('.source [aria-current]')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.goBack();
    await expect(page.locator('.route-box').first()).toBeVisible();
  });
}

test('a viewer sees the list and can change nothing', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/console/routes');
  await expect(page.getByRole('heading', { name: 'kamelets' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto('/console/routes/queues.camel.yaml?view=edit');
  await expect(page.getByText('This needs the permission routes:write.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Review and save/ })).toHaveAttribute('aria-disabled', 'true');
});

test('an owner writes a flow, sees what is wrong, saves it live, changes it and goes back', async ({ as }) => {
  const page = await as('owner');
  // A file of its own for each try: versions stay when a file is deleted.
  const name = fresh('custom-browser').replace(' ', '-');
  const file = `custom/${name}.camel.yaml`;
  const text = textOf(name);
  const note = fresh('The first one');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) {
      refused.push(message.text());
    }
  });
  await page.goto('/console/routes');
  await page.getByRole('button', { name: 'New file' }).click();
  await page.getByLabel('Path of the file').fill(file);
  await page.getByRole('button', { name: 'Begin' }).click();
  const editor = page.locator('.editor .cm-content');
  await editor.click();
  await page.keyboard.insertText(text.replace('Say a word', 'a word'));
  await expect(page.getByText('route-description')).toBeVisible();
  await expect(page.locator('.editor .cm-fault-line')).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByLabel('Note').fill(note);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Live since /)).toBeVisible();

  // Somebody else is faster.
  await fetch(place(file), {
    method: 'PUT',
    headers: { Authorization: key(), 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: text.replace('one', 'two') }),
  });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('        - log:\n            message: Said\n');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Somebody else changed the file meanwhile.')).toBeVisible();
  await page.getByRole('button', { name: 'Take the text found' }).click();

  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.locator('.difference .added')).toContainText('one');
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Restored.')).toBeVisible();
  await expect(page.getByRole('cell', { name: note })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  expect(refused).toEqual([]);
  await fetch(place(file), { method: 'DELETE', headers: { Authorization: key() } });
});
