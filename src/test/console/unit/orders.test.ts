import { beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../../main/console/pages/orders/en';
import {
  customerName,
  type Details,
  endOf,
  personFacts,
  possible,
  startOf,
  timeLine,
  today,
} from '../../../main/console/pages/orders/model';
import { duration, spanPicture } from '../../../main/console/pages/stock/spans';
import { language } from '../../../main/console/words/language';

beforeEach(() => language.set('en'));

const line = {
  id: '1',
  remoteId: 'r',
  kind: 'goods',
  title: 'Mug',
  ean: '',
  articleCode: '',
  sku: '',
  ordered: 3,
  refunded: 0,
  returned: 0,
  cancelled: 0,
  cameBack: 0,
  shipped: 0,
  left: 3,
};

function order(patch: object): Details {
  return {
    id: '9',
    connectionId: '1',
    remoteId: 'x',
    number: 'N',
    state: 'accepted',
    lines: [line],
    reservations: [],
    shipments: [],
    returns: [],
    remoteShipments: [],
    history: [],
    reservationHistory: [],
    ...patch,
  } as unknown as Details;
}

describe('the name of a customer', () => {
  it.each([
    [{ firstname: 'Jan', middlename: 'de', lastname: 'Vries', company: 'X' }, 'Jan de Vries'],
    [{ name: 'Jan' }, 'Jan'],
    [{ company: 'Acme' }, 'Acme'],
    [{ shipping: { name: 'At door' } }, 'At door'],
    [{ billing: { name: 'At bill' } }, 'At bill'],
    [{ email: 'a@b.nl' }, 'a@b.nl'],
    [{ firstname: 7, shipping: [] }, ''],
    [undefined, ''],
    [null, ''],
    ['text', ''],
  ])('%j', (person, name) => {
    expect(customerName(person)).toBe(name);
  });

  it('an address stands in lines', () => {
    expect(
      personFacts({ shipping: { name: 'Jan', street: 'Dam', number: '1', zipcode: '1000 AA', city: 'Delft', country: 'NL' } }),
    ).toEqual([{ name: 'shipping', value: 'Jan\nDam 1\n1000 AA Delft\nNL' }]);
  });
});

describe('the time line', () => {
  it('mixes events with reservations, newest first, and keeps the order within an instant', () => {
    const at = (minute: number) => `2026-03-11T10:0${minute}:00Z`;
    const moments = timeLine(
      order({
        history: [
          { id: '3', at: at(4), what: 'cancelled', detail: 'Cancelled by Olga.', who: 'Olga' },
          { id: '2', at: at(1), what: 'accepted', detail: '' },
          { id: '1', at: at(1), what: 'received', detail: '' },
        ],
        reservationHistory: [
          { lineId: '1', warehouse: 'North', state: 'released', quantity: 3, covered: 0, taken: 1, since: at(2), endedAt: at(3) },
          { lineId: '1', warehouse: 'South', state: 'held', quantity: 2, covered: 1, taken: 0, since: at(2) },
        ],
      }),
      en,
    );

    expect(moments.map((moment) => moment.what)).toEqual(['cancelled', 'unreserved', 'reserved', 'reserved', 'accepted', 'received']);
    expect(moments[0]?.who).toBe('Olga');
    expect(moments[1]?.detail).toBe('2 × Mug in North are free again.');
    expect(moments[3]?.detail).toBe('2 × Mug in South, 1 still missing.');
  });
});

describe('what can be done', () => {
  it.each([
    [{ state: 'accepted' }, false, 'ship cancel'],
    [{ state: 'accepted' }, true, ''],
    [{ state: 'on-hold', holdCause: 'stock' }, false, 'release cancel'],
    [{ state: 'on-hold', holdCause: 'shop' }, false, 'cancel'],
    [{ state: 'awaiting-payment' }, false, 'cancel'],
    [{ state: 'shipped', lines: [{ ...line, shipped: 3, left: 0 }] }, false, 'addCode takeBack'],
    [{ state: 'shipped', lines: [{ ...line, shipped: 3, left: 0 }] }, true, ''],
    [{ state: 'returned', lines: [{ ...line, shipped: 3, cameBack: 3, left: 0 }] }, false, ''],
    [{ state: 'cancelled' }, false, ''],
  ])('%j, of a till: %s', (patch, isSale, names) => {
    const may = possible(order(patch), isSale);
    expect(
      Object.entries(may)
        .filter(([, can]) => can)
        .map(([name]) => name)
        .join(' '),
    ).toBe(names);
  });
});

describe('days', () => {
  it('a day begins and ends where the browser is', () => {
    const from = startOf('2026-03-11');
    const to = endOf('2026-03-11');
    expect(new Date(from ?? '').getHours()).toBe(0);
    expect(today(new Date(from ?? ''))).toBe('2026-03-11');
    expect(today(new Date(to ?? ''))).toBe('2026-03-12');
    expect(startOf('11-3-2026')).toBeUndefined();
    expect(endOf('2026-99-99')).toBeUndefined();
    expect(startOf(null)).toBeUndefined();
  });
});

describe('spans of time', () => {
  const span = (from: number, to: number) => ({ from: new Date(from * 60_000).toISOString(), to: new Date(to * 60_000).toISOString() });

  it('spans that touch are one bar, and a short gap can be seen', () => {
    const picture = spanPicture([span(50, 100), span(0, 10), span(10, 49.99)], [span(49.99, 50)], 600);
    expect(picture.read).toHaveLength(2);
    expect(picture.read[0]?.x).toBe(0);
    expect(picture.gaps[0]?.width).toBe(3);
    expect((picture.read[1]?.x ?? 0) + (picture.read[1]?.width ?? 0)).toBeCloseTo(600);
  });

  it.each([
    [0, 0, '0 s'],
    [0, 0.5, '30 s'],
    [0, 65, '1 h 5 min'],
    [0, 60, '1 h'],
    [0, 1440 * 3 + 60 * 2 + 5, '3 d 2 h'],
    [5, 0, '0 s'],
  ])('from %s to %s minutes: %s', (from, to, text) => {
    const { from: a, to: b } = span(from, to);
    expect(duration(a, b)).toBe(text);
  });
});
