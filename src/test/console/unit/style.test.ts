import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const STYLES = resolve('../../main/console/style');

/** All style sheets are one in the browser: a class that two files give a look to would get both. */
it('each class has its look in one file', () => {
  const files = new Map<string, Set<string>>();
  for (const file of readdirSync(STYLES)) {
    const text = readFileSync(resolve(STYLES, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors] of text.matchAll(/([^{}]+)\{/g)) {
      for (const selector of (selectors ?? '').split(',')) {
        const name = /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1];
        if (name) {
          files.set(name, (files.get(name) ?? new Set()).add(file));
        }
      }
    }
  }
  expect(files.size).toBeGreaterThan(50);
  expect([...files].filter(([, where]) => where.size > 1)).toEqual([]);
});
