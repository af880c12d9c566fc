import { afterEach, describe, expect, it } from 'vitest';
import { ago, bytes, date, money, number, plural } from '../../../main/console/words/format';
import { language } from '../../../main/console/words/language';

afterEach(() => language.set('en'));

describe('format', () => {
  it('writes numbers and money as the language does, with every digit', () => {
    expect(number(1234567)).toBe('1,234,567');
    expect(money('1234.5', 'EUR')).toBe('€1,234.50');
    expect(money('0.0125')).toBe('0.0125');
    expect(money('90071992547409.93')).toBe('90,071,992,547,409.93');
    language.set('nl');
    expect(number(1234567)).toBe('1.234.567');
    expect(money('1234.5', 'EUR').replace(/\s/g, ' ')).toBe('€ 1.234,50');
  });

  it('shows an amount in a currency that nobody knows', () => {
    expect(money('5.00', 'nonsense')).toBe('5.00 nonsense');
  });

  it('tells how long ago', () => {
    const now = Date.parse('2026-03-11T12:00:00Z');
    expect(ago('2026-03-11T11:57:00Z', now)).toBe('3 minutes ago');
    expect(ago('2026-03-11T14:00:00Z', now)).toBe('in 2 hours');
    expect(ago('2026-03-11T12:00:00Z', now)).toBe('now');
  });

  it('shows a day as that day in every time zone', () => {
    expect(date('2026-03-11')).toBe('11 Mar 2026'.replace('11 Mar', 'Mar 11,'));
  });

  it('measures files', () => {
    expect(bytes(0)).toBe('0 byte');
    expect(bytes(2_500_000)).toBe('2.5 MB');
  });

  it('knows the forms of words', () => {
    expect([plural(1, 'row', 'rows'), plural(0, 'row', 'rows')]).toEqual(['row', 'rows']);
  });
});
