import { describe, expect, test } from 'vitest';
import { byCode } from '../../../main/console/pages/catalog/counts';
import { back, decided, EMPTY, runsLow, shown, skipped, taken, undone } from '../../../main/console/pages/listings/queue';
import { type Form, patchOf } from '../../../main/console/pages/products/patch';

describe('the queue of listings', () => {
  const start = taken(EMPTY, ['1', '2', '3'], 'next');
  const first = { id: '1', title: 'Mug', name: 'Cup' };

  test('a decision shows the one behind it', () => {
    expect(shown(decided(start, first))).toBe('2');
  });

  test('an undone decision shows its listing again', () => {
    const after = undone(decided(start, first));
    expect(shown(after)).toBe('1');
    expect(after.decisions).toEqual([]);
    expect(undone(after)).toBe(after);
  });

  test('skipping ends behind the last one, and going back stops at the first', () => {
    const end = [1, 2, 3, 4].reduce(skipped, start);
    expect(shown(end)).toBeUndefined();
    expect(shown(back(end))).toBe('3');
    expect(shown([1, 2, 3, 4, 5].reduce(back, end))).toBe('1');
  });

  test('a page that repeats what is here or was decided adds the rest', () => {
    const more = taken(decided(start, first), ['1', '3', '4'], undefined);
    expect(more.ids).toEqual(['2', '3', '4']);
    expect(more.next).toBeUndefined();
  });

  test('the next page is read before the end, and never when there is none', () => {
    expect(runsLow(start)).toBe(true);
    expect(runsLow(taken(EMPTY, ['1'], undefined))).toBe(false);
    expect(runsLow(taken(EMPTY, ['1', '2', '3', '4', '5', '6'], 'next'))).toBe(false);
  });
});

test('findings are counted by code over all columns, the most frequent first', () => {
  const of = (code: string, column: string, count: number) => ({
    code,
    column,
    count,
    severity: 'warning' as const,
    meaning: '',
    hint: '',
  });
  const counts = byCode([of('A', 'x', 2), of('B', 'x', 3), of('A', 'y', 2)]);
  expect(counts.map((count) => [count.code, count.count])).toEqual([
    ['A', 4],
    ['B', 3],
  ]);
});

describe('the patch of a product', () => {
  const before: Form = {
    name: 'Mug',
    brand: 'Acme',
    msrp: '1.00',
    defaultCost: '0.50',
    state: 'live',
    isVisible: true,
    description: 'Old',
  };

  test.each([
    [{}, {}],
    [{ name: 'Cup' }, { name: 'Cup' }],
    [{ description: '' }, { description: null }],
    [
      { isVisible: false, state: 'hidden' as const },
      { isVisible: false, state: 'hidden' },
    ],
    [{ defaultCost: '' }, {}],
  ])('%o writes %o', (change, patch) => {
    expect(patchOf(before, { ...before, ...change })).toEqual(patch);
  });
});
