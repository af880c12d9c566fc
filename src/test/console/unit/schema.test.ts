import { describe, expect, test } from 'vitest';
import {
  clash,
  difference,
  faultOf,
  isRequired,
  localized,
  placed,
  type Schema,
  warningOf,
  withValue,
} from '../../../main/console/parts/schema';

const HTTPS: Schema = {
  required: [],
  'x-one-of': ['url', 'urls'],
  properties: {
    url: { type: 'string' },
    urls: { type: 'array' },
    auth: { type: 'string', enum: ['none', 'basic'], default: 'none' },
    username: { type: 'string', 'x-required-when': { auth: ['basic'] } },
    cluster: { type: 'string', default: 'eu1', 'x-excludes': ['baseUrl'] },
    baseUrl: { type: 'string', 'x-excludes': ['cluster'] },
  },
};

describe('a merge patch', () => {
  test.each([
    ['nothing changed', { a: 1 }, { a: 1 }, undefined],
    ['a new value', { a: 1 }, { a: 2, b: 'x' }, { a: 2, b: 'x' }],
    ['a value taken away', { a: 1, b: 2 }, { a: 1 }, { b: null }],
    ['a list is replaced whole', { a: ['1', '2'] }, { a: ['2', '1'] }, { a: ['2', '1'] }],
    ['within an object', { h: { x: '1', y: '2' } }, { h: { x: '3' } }, { h: { x: '3', y: null } }],
    ['the order of members does not count', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, undefined],
  ])('%s', (_, before, after, patch) => {
    expect(difference(before, after)).toEqual(patch);
  });
});

describe('what a form asks for', () => {
  test('a field that another one calls for', () => {
    expect(isRequired(HTTPS, 'username', {})).toBe(false);
    expect(isRequired(HTTPS, 'username', { auth: 'basic' })).toBe(true);
  });
  test('one of several', () => {
    expect(isRequired(HTTPS, 'url', {})).toBe(true);
    expect(isRequired(HTTPS, 'url', { urls: ['https://a.example'] })).toBe(false);
  });
  test('a value takes away what it excludes', () => {
    expect(withValue(HTTPS, { cluster: 'eu1' }, 'baseUrl', 'https://a.example')).toEqual({ baseUrl: 'https://a.example' });
    expect(withValue(HTTPS, { baseUrl: 'https://a.example' }, 'baseUrl', '')).toEqual({});
  });
});

describe('warnings', () => {
  const on: Schema = { 'x-warning': 'Careful.', 'x-nl': { warning: 'Pas op.' } };
  const words: Schema = { 'x-warnings': { hide: 'Hidden.' }, 'x-nl': { warnings: { hide: 'Verborgen.' } } };
  test.each([
    [on, true, 'en', 'Careful.'],
    [on, true, 'nl', 'Pas op.'],
    [on, false, 'en', undefined],
    [words, 'hide', 'nl', 'Verborgen.'],
    [words, 'keep', 'nl', undefined],
    [{ 'x-warning': 'English only.' }, true, 'nl', 'English only.'],
  ] as const)('%#', (schema, value, language, text) => {
    expect(warningOf(schema, value, language)).toBe(text);
  });
  test('a kind with English alone is shown in English', () => {
    expect(localized({ en: 'New kind' }, 'nl')).toBe('New kind');
  });
});

describe('faults', () => {
  const faults = [
    { pointer: '/settings/port', code: 'out-of-range', message: 'must be less' },
    { pointer: '/settings/shops/0/shopId', code: 'required', message: 'is needed' },
    { pointer: '/settings', code: 'test-reach', message: 'cannot be reached' },
  ];
  test('stand at their field, and the rest apart', () => {
    const found = placed(faults, ['/settings/port', '/settings/shops']);
    expect(faultOf(found.at, '/settings/port', false)).toBe('must be less');
    expect(faultOf(found.at, '/settings/shops', false)).toBeUndefined();
    expect(faultOf(found.at, '/settings/shops', true)).toBe('is needed');
    expect(found.others).toEqual(['cannot be reached']);
  });
});

describe('two people change one thing', () => {
  const base = { host: 'a', port: 22, brand: 'x' };
  test.each([
    ['other fields: both stay', { ...base, host: 'b' }, { ...base, port: 23 }, [], { host: 'b', port: 23, brand: 'x' }],
    ['the same field to the same value', { ...base, host: 'b' }, { ...base, host: 'b' }, [], { ...base, host: 'b' }],
    ['the same field: asked, mine until then', { ...base, host: 'b' }, { ...base, host: 'c' }, ['host'], { ...base, host: 'b' }],
    ['taken away by the other', { ...base, host: 'b' }, { host: 'a', port: 22 }, [], { host: 'b', port: 22 }],
  ])('%s', (_, mine, theirs, both, merged) => {
    expect(clash(base, mine, theirs)).toEqual({ both, merged });
  });
});
