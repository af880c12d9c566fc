import { describe, expect, it } from 'vitest';
import { fold, found } from '../../../main/console/pages/palette/entries';
import { given, mayChange, ROLES } from '../../../main/console/pages/people/rank';
import { changed, onTop, toForm, toPatch } from '../../../main/console/pages/settings/form';

const SETTINGS = {
  timeZone: 'Europe/Amsterdam',
  workingDays: ['mon', 'tue'],
  holidays: ['--12-25'],
  instantOrdering: false,
  wholesale: {
    minimumOrder: '100.00',
    currency: 'EUR',
    packSizes: true,
    warehouses: ['3', '1'],
    acceptAtOnce: false,
    showStock: 'words',
    priceList: 'dealers',
    mailTo: ['orders@example.com'],
  },
  address: { city: 'Zwolle' },
  alerts: {
    mailTo: ['a@example.com'],
    kinds: ['job-failed'],
    repeatAfterHours: 24,
    recovered: true,
    webhook: { url: 'https://chat.example.com', secretSet: true },
    quietHours: { from: '22:00', to: '07:00' },
  },
} as unknown as Parameters<typeof toForm>[0];

describe('settings as a form', () => {
  const base = toForm(SETTINGS);

  it('changes nothing when nothing was changed', () => {
    expect(toPatch(base, toForm(SETTINGS))).toEqual({});
  });

  it.each([
    ['/companyName', ' Bikes ', { companyName: 'Bikes' }],
    ['/address/city', '', { address: { city: null } }],
    ['/holidays', '2026-04-06\n\n --12-25 ', { holidays: ['2026-04-06', '--12-25'] }],
    ['/holidays', '', { holidays: [] }],
    ['/workingDays', ['tue', 'mon'], {}],
    ['/workingDays', ['fri'], { workingDays: ['fri'] }],
    ['/instantOrdering', true, { instantOrdering: true }],
    ['/wholesale/warehouses', ['1', '3'], { wholesale: { warehouses: ['1', '3'] } }],
    ['/wholesale/warehouses', ['3', '1'], {}],
    ['/wholesale/warehouses', [], { wholesale: { warehouses: [] } }],
    ['/wholesale/currency', ' usd ', { wholesale: { currency: 'usd' } }],
    ['/wholesale/currency', '', { wholesale: { currency: null } }],
    ['/wholesale/minimumOrder', '250,5', { wholesale: { minimumOrder: '250,5' } }],
    ['/wholesale/minimumOrder', '', { wholesale: { minimumOrder: null } }],
    ['/wholesale/priceList', '', { wholesale: { priceList: null } }],
    ['/wholesale/showStock', 'numbers', { wholesale: { showStock: 'numbers' } }],
    ['/wholesale/packSizes', false, { wholesale: { packSizes: false } }],
    ['/wholesale/acceptAtOnce', true, { wholesale: { acceptAtOnce: true } }],
    ['/wholesale/mailTo', 'a@example.com\n\nb@example.com', { wholesale: { mailTo: ['a@example.com', 'b@example.com'] } }],
    ['/wholesale/mailTo', '', { wholesale: { mailTo: [] } }],
    ['/alerts/repeatAfterHours', '', { alerts: { repeatAfterHours: null } }],
    ['/alerts/repeatAfterHours', '0', { alerts: { repeatAfterHours: 0 } }],
    ['/alerts/repeatAfterHours', 'often', { alerts: { repeatAfterHours: 'often' } }],
    ['/alerts/webhook/url', '', { alerts: { webhook: null } }],
    ['/alerts/webhook/secret', 'whsec_123456', { alerts: { webhook: { secret: 'whsec_123456' } } }],
    ['/alerts/quietHours/from', '23:00', { alerts: { quietHours: { from: '23:00' } } }],
  ])('sends %s = %j as what it means', (pointer, value, patch) => {
    expect(toPatch(base, { ...base, [pointer]: value })).toEqual(patch);
  });

  it('takes quiet hours away as one', () => {
    const none = { ...base, '/alerts/quietHours/from': '', '/alerts/quietHours/to': '' };
    expect(toPatch(base, none)).toEqual({ alerts: { quietHours: null } });
  });

  it('keeps what was typed on top of what somebody else saved', () => {
    const mine = { ...base, '/companyName': 'Mine' };
    const theirs = { ...base, '/companyName': 'Theirs', '/timeZone': 'Europe/Lisbon' };
    expect(onTop(base, mine, theirs)).toMatchObject({ '/companyName': 'Mine', '/timeZone': 'Europe/Lisbon' });
    expect(changed(base, theirs)).toEqual(['/companyName', '/timeZone']);
  });
});

describe('nobody changes whoever may do more', () => {
  it.each([
    ['owner', ROLES],
    ['admin', ['viewer', 'operator', 'admin']],
    ['operator', []],
    ['viewer', []],
  ] as const)('%s', (by, whom) => {
    expect(given(by)).toEqual(whom);
    expect(ROLES.filter((role) => mayChange(by, role))).toEqual(whom);
  });
});

describe('the palette', () => {
  it('folds case and accents', () => {
    expect(fold('Één Café')).toBe('een cafe');
  });

  it('leads to the page of each kind, whatever the id holds', () => {
    expect(found({ kind: 'order', id: '7', title: 'ORD7' }).to).toMatch(/\/console\/orders\/7$/);
    expect(found({ kind: 'route', id: 'a/b c', title: 'x' }).to).toMatch(/\/console\/routes\?q=a%2Fb\+c$/);
  });
});
