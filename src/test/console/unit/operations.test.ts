import { describe, expect, test } from 'vitest';
import { differences, shown } from '../../../main/console/pages/operations/differences';
import { duration, endOf, instantOf, joined } from '../../../main/console/pages/operations/lines';
import { placeOf } from '../../../main/console/pages/overview/places';

const line = (id: string) => ({ id, at: '2026-03-11T12:00:00Z', level: 'info', message: id });

describe('lines of a log', () => {
  test('come once and in order, whichever way they were read', () => {
    expect(joined([line('9'), line('10')], [line('10'), line('8')]).map((one) => one.id)).toEqual(['8', '9', '10']);
  });

  test.each([
    ['2026-03-11T12:00:00Z', '2026-03-11T12:00:01.250Z', '1.3 s'],
    ['2026-03-11T12:00:00Z', '2026-03-11T12:01:05Z', '1 min 5 s'],
    ['2026-03-11T12:00:00Z', '2026-03-11T14:03:05Z', '2 h 3 min'],
    ['2026-03-11T12:00:01Z', '2026-03-11T12:00:00Z', '0.0 s'],
  ])('%s to %s is %s', (from, to, text) => {
    expect(duration(from, to)).toBe(text);
  });

  test('a run that has not ended has no duration', () => {
    expect(duration('2026-03-11T12:00:00Z', undefined)).toBeUndefined();
  });
});

test('a day is an instant, and what is no day is none', () => {
  expect(instantOf('2026-03-11')).toMatch(/^2026-03-1[01]T\d\d:\d\d:00Z$/);
  expect(Date.parse(endOf('2026-03-11') ?? '') - Date.parse(instantOf('2026-03-11') ?? '')).toBe(86_400_000);
  expect(instantOf('yesterday')).toBeUndefined();
  expect(instantOf(null)).toBeUndefined();
});

test('a change is told member by member', () => {
  expect(
    differences(
      { name: 'a', settings: { host: 'x', port: 22 }, tags: [1] },
      { name: 'a', settings: { host: 'y', port: 22 }, tags: [1, 2] },
    ),
  ).toEqual([
    { path: 'settings.host', before: 'x', after: 'y' },
    { path: 'tags', before: [1], after: [1, 2] },
  ]);
  expect(differences(undefined, { name: 'a' })).toEqual([{ path: 'name', before: undefined, after: 'a' }]);
  expect(differences({ a: 'x' }, { a: { b: 1 } })).toEqual([{ path: 'a', before: 'x', after: { b: 1 } }]);
  expect([shown(undefined), shown('x'), shown({ a: 1 })]).toEqual(['–', 'x', '{"a":1}']);
});

test.each([
  ['/orders?state=on-hold', '/console/orders?state=on-hold'],
  ['/uploads?state=refused&unresolved=true', '/console/catalog?state=refused&unresolved=true'],
  ['/api-keys', '/console/keys'],
])('%s of the API is the page %s', (query, place) => {
  expect(placeOf(query)).toContain(place);
});
