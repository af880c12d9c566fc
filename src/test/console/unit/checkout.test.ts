import { describe, expect, it } from 'vitest';
import { read } from '../../../main/checkout/answer';
import { dayOf, put, weekday, wordsOf } from '../../../main/checkout/words';
import { placeInForm, toForm, toTable } from '../../../main/console/pages/checkout/table';

const good = {
  sameDay: { possible: true, secondsLeft: 60 },
  shipsOn: '2026-03-11',
  deliversBetween: { from: '2026-03-12', to: '2026-03-13' },
  windows: [{ kind: 'evening', date: '2026-03-12', from: '18:00', to: '22:00', price: '2.50' }],
  pickupPoints: [
    { carrier: 'own', id: 'a', name: 'A', address: { city: 'Utrecht' }, openingTimes: { monday: [{ from: '09:00', to: '18:00' }] } },
  ],
};

describe('the answer for the element', () => {
  it('is read', () => {
    const answer = read(good);
    expect(answer.delivers).toEqual(['2026-03-12', '2026-03-13']);
    expect(answer.windows[0]?.price).toBe('2.50');
    expect(answer.points[0]?.openingTimes).toEqual([['monday', '09:00–18:00']]);
    expect(read({ sameDay: { possible: false } }).shipsOn).toBe('');
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['no same day', {}],
    ['no seconds', { sameDay: { possible: true } }],
    ['negative seconds', { sameDay: { possible: true, secondsLeft: -1 } }],
    ['no date', { ...good, shipsOn: '11-03-2026' }],
    ['windows that are no list', { ...good, windows: {} }],
    ['a window without hours', { ...good, windows: [{ kind: 'evening', date: '2026-03-12' }] }],
    ['a place without name', { ...good, pickupPoints: [{ id: 'a' }] }],
    ['times that are a text', { ...good, pickupPoints: [{ id: 'a', name: 'A', openingTimes: { monday: 'always' } }] }],
  ])('fails: %s', (_name, value) => {
    expect(() => read(value)).toThrow(TypeError);
  });

  it('is cut to what a page can bear', () => {
    const many = { ...good, pickupPoints: Array.from({ length: 500 }, (_, n) => ({ id: `${n}`, name: 'x'.repeat(5_000) })) };
    expect(read(many).points).toHaveLength(20);
    expect(read(many).points[0]?.name).toHaveLength(200);
  });
});

describe('the words of the element', () => {
  it('speak four languages, and English to others', () => {
    expect(wordsOf('nl-BE').pickUp).toBe('Afhaalpunten');
    expect(wordsOf('DE').evening).toBe('Lieferung am Abend');
    expect(wordsOf('fr').label).toBe('Livraison');
    expect(wordsOf('pl')).toBe(wordsOf('en'));
    expect(put('{0} and {1}', 'a', 'b')).toBe('a and b');
    expect(dayOf('2026-03-12', 'nl')).toBe('donderdag 12 maart');
    expect(dayOf('soon', 'nl')).toBe('soon');
    expect(weekday('monday', 'de')).toBe('Mo');
  });
});

describe('the form of the delivery table', () => {
  const table = {
    daysAhead: 5,
    transit: [{ country: 'NL', minDays: 1, maxDays: 1, weekdays: ['monday'] }],
    windows: [{ kind: 'evening', country: 'NL', postcodes: ['35*'], weekdays: ['monday'], from: '18:00', to: '22:00', leadDays: 1 }],
    pickupPlaces: [
      {
        id: 'store',
        name: 'Store',
        address: { street: 'Oudegracht', houseNumber: '112', country: 'NL' },
        readyAfterDays: 1,
        openingTimes: {
          tuesday: [
            { from: '09:00', to: '12:00' },
            { from: '13:00', to: '18:00' },
          ],
        },
        exceptions: [
          { date: '2026-12-26', times: [] },
          { date: '2026-12-24', times: [{ from: '09:00', to: '16:00' }] },
        ],
      },
    ],
  };

  it('gives back what it was made of', () => {
    expect(toForm(table).pickupPlaces).toMatchObject([
      { street: 'Oudegracht', opening: ['tuesday 09:00-12:00, 13:00-18:00'], exceptions: ['2026-12-26', '2026-12-24 09:00-16:00'] },
    ]);
    expect(toTable(toForm(table))).toEqual(table);
    expect(toTable({})).toEqual({});
  });

  it('takes Dutch days, and leaves what it cannot read to the API', () => {
    const made = toTable({ pickupPlaces: [{ id: 'a', opening: ['Dinsdag 09:00 – 12:00', 'always'] }] });
    expect(made.pickupPlaces).toEqual([{ id: 'a', address: {}, openingTimes: { tuesday: [{ from: '09:00', to: '12:00' }], always: [] } }]);
  });

  it.each([
    ['/pickupPlaces/0/address/street', '/pickupPlaces/0/street'],
    ['/pickupPlaces/12/openingTimes/monday/0/from', '/pickupPlaces/12/opening'],
    ['/pickupPlaces/0/exceptions/1/date', '/pickupPlaces/0/exceptions'],
    ['/windows/0/from', '/windows/0/from'],
  ])('shows a fault at %s beside its field', (pointer, place) => {
    expect(placeInForm(pointer)).toBe(place);
  });
});
