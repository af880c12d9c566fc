// How fast the console is, and how much memory it takes.
import type { CDPSession, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { call, enter, expect, test } from '../e2e/person';

const ROUNDS = 7;

function middle(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function say(what: string, numbers: number[], unit: string): void {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  console.log(`| ${what} | ${middle(numbers).toFixed(0)} ${unit} | ${low.toFixed(0)} to ${high.toFixed(0)} ${unit} |`);
}

async function slow(page: Page, rate: number): Promise<CDPSession> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Emulation.setCPUThrottlingRate', { rate });
  return debug;
}

/** Milliseconds since the navigation began until the page shows what `selector` finds, noted by the page itself. */
async function shownAt(page: Page, path: string, selector: string): Promise<{ paint: number; useful: number }> {
  await page.goto(path, { waitUntil: 'commit' });
  await expect(page.locator(selector).first()).toBeVisible();
  return page.evaluate((wanted) => {
    const noted = (window as unknown as { __shown: Record<string, number> }).__shown;
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { paint, useful: noted[wanted] ?? Number.NaN };
  }, selector);
}

for (const [name, path, selector] of [
  ['overview', '/console', '.health'],
  ['orders', '/console/orders', 'tbody tr'],
  ['products', '/console/products', 'tbody tr'],
] as const) {
  test(`first paint: ${name}, at a processor four times slower, nothing in the cache`, async ({ browser }) => {
    const first: number[] = [];
    const useful: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await enter(browser, process.env.HUB_URL ?? '', 'owner');
      await page.addInitScript((wanted) => {
        const noted: Record<string, number> = {};
        (window as unknown as { __shown: Record<string, number> }).__shown = noted;
        new MutationObserver(() => {
          if (noted[wanted] === undefined && document.querySelector(wanted)) {
            requestAnimationFrame(() => {
              noted[wanted] ??= performance.now();
            });
          }
        }).observe(document, { childList: true, subtree: true });
      }, selector);
      await slow(page, 4);
      const at = await shownAt(page, path, selector);
      first.push(at.paint);
      useful.push(at.useful);
      await page.context().close();
    }
    say(`first paint of ${name}, 4 × slower`, first, 'ms');
    say(`useful paint of ${name}, 4 × slower`, useful, 'ms');
  });
}

/** The longest interaction that the browser has timed: from the press to the next picture. */
async function interactions(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const noted: number[] = [];
    (window as unknown as { __noted: number[] }).__noted = noted;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ((entry as unknown as { interactionId: number }).interactionId > 0) {
          noted.push(entry.duration);
        }
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  await act();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(() => (window as unknown as { __noted: number[] }).__noted);
}

test('interactions in a table of 500 rows', async ({ as }) => {
  const page = await as('owner');
  const till = (await call('GET', '/connections?kind=rseries')).items[0].id;
  await page.route('**/api/v1/connections/*/products?*', (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('limit', '500');
    return route.continue({ url: url.href });
  });
  await page.goto(`/console/connections/${till}/products`);
  const rows = page.locator('tbody tr');
  await expect(rows.nth(499)).toBeAttached();
  const numbers = await interactions(page, async () => {
    for (let at = 0; at < 20; at++) {
      await rows.nth(at).getByRole('checkbox').click();
    }
    await page.getByRole('checkbox', { name: 'All' }).click();
    await page.getByRole('searchbox').first().click();
    await page.keyboard.type('abcdefgh');
  });
  say(`an interaction with 500 rows (${numbers.length} of them)`, numbers, 'ms');
});

test('a list of 100,000 rows: search, sort, pages', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/console/products');
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const timed = async (what: string, act: () => Promise<void>, shown: RegExp) => {
    const numbers: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto('/console/products');
      await expect(rows.first()).toBeVisible();
      const answered = page.waitForResponse((answer) => shown.test(answer.url()) && answer.ok());
      const began = performance.now();
      await act();
      await answered;
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expect(rows.first()).toBeVisible();
      numbers.push(performance.now() - began);
    }
    say(what, numbers, 'ms');
  };
  const sku = (await call('GET', '/products?limit=1&sort=-id')).items[0].vendorSku;
  await timed(
    'search a SKU among 100,000 products',
    async () => {
      await page.getByRole('searchbox').first().fill(sku);
      await page.keyboard.press('Enter');
    },
    /products\?.*q=/,
  );
  await timed(
    'sort 100,000 products',
    async () => {
      await page.locator('th[aria-sort] button').first().click();
    },
    /products\?.*sort=/,
  );
  await timed(
    'the next page of 100,000 products',
    async () => {
      await page.getByRole('link', { name: 'Next page' }).click();
    },
    /products\?.*after=/,
  );
});

test('memory over an hour of live events', async ({ as }) => {
  for (const path of ['/console', '/console/orders', '/console/runs']) {
    const page = await as('owner');
    // An hour of hints in some minutes: each makes the page read again what it shows.
    await page.addInitScript(() => {
      class Hints extends EventTarget {
        static CLOSED = 2;
        readyState = 1;
        constructor() {
          super();
          (window as unknown as { __hints: Hints }).__hints = this;
          setTimeout(() => this.dispatchEvent(new Event('open')));
        }
        close() {
          this.readyState = 2;
        }
      }
      (window as unknown as { EventSource: unknown }).EventSource = Hints;
    });
    await page.clock.install();
    await page.goto(path);
    await expect(page.locator('.health, tbody tr').first()).toBeVisible();
    const debug = await page.context().newCDPSession(page);
    const heap = async () => {
      await debug.send('HeapProfiler.collectGarbage');
      return (await debug.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    const minute = async () => {
      for (let second = 0; second < 60; second += 2) {
        await page.evaluate(() => {
          const hints = (window as unknown as { __hints: EventTarget }).__hints;
          for (const topic of ['orders', 'runs', 'connections', 'failures', 'stock']) {
            hints.dispatchEvent(new MessageEvent('change', { data: JSON.stringify({ topic, id: '1' }) }));
          }
        });
        await page.clock.runFor(2_000);
      }
      await page.waitForLoadState('networkidle');
    };
    await minute();
    const before = await heap();
    const nodes = async () => (await debug.send('Memory.getDOMCounters')).nodes;
    const had = await nodes();
    for (let at = 0; at < 59; at++) {
      await minute();
    }
    const after = await heap();
    console.log(`| memory of ${path}, before and after an hour of hints | ${before.toFixed(1)} MB | ${after.toFixed(1)} MB |`);
    console.log(`| nodes of ${path}, before and after | ${had} | ${await nodes()} |`);
    await page.context().close();
  }
});

test('Lighthouse', async () => {
  const port = 9300 + Math.floor(Math.random() * 500);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    const page = await enter(browser, process.env.HUB_URL ?? '', 'owner');
    const cookie = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ');
    for (const path of ['/signin', '/console', '/console/orders', '/console/connections', '/console/products']) {
      const found = await lighthouse(
        `${process.env.HUB_URL}${path}`,
        { port, output: 'json', logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] },
        {
          extends: 'lighthouse:default',
          settings: {
            formFactor: 'desktop',
            screenEmulation: { mobile: false, width: 1280, height: 900, deviceScaleFactor: 1, disabled: false },
            throttlingMethod: 'devtools',
            throttling: {
              cpuSlowdownMultiplier: 4,
              requestLatencyMs: 0,
              downloadThroughputKbps: 0,
              uploadThroughputKbps: 0,
              rttMs: 0,
              throughputKbps: 0,
            },
            ...(path === '/signin' ? {} : { extraHeaders: { Cookie: cookie } }),
          },
        },
      );
      const scores = Object.values(found?.lhr.categories ?? {}).map((one) => `${one.title} ${Math.round((one.score ?? 0) * 100)}`);
      console.log(`| Lighthouse ${path} | ${scores.join(' | ')} |`);
      for (const audit of Object.values(found?.lhr.audits ?? {})) {
        const weighs = Object.values(found?.lhr.categories ?? {}).some(
          (category) => category.title !== 'Performance' && category.auditRefs.some((ref) => ref.id === audit.id && ref.weight > 0),
        );
        if (weighs && audit.score !== null && audit.score < 1) {
          console.log(`  ${audit.id}: ${audit.title} ${JSON.stringify(audit.details ?? {}).slice(0, 400)}`);
        }
      }
    }
  } finally {
    await browser.close();
  }
});
