// What the pages of orders compute: names of persons, tones of states, and the time line.
import type { Schemas } from '../../api/client';
import type { Tone } from '../../parts/Table';
import { number } from '../../words/format';
import type { OrderWords } from './en';

export type Order = Schemas['Order'];
export type Details = Schemas['OrderDetails'];
export type Line = Schemas['OrderLine'];
export type State = Schemas['OrderState'];

export const STATES: State[] = ['accepted', 'on-hold', 'awaiting-payment', 'shipped', 'returned', 'cancelled'];
export const CAUSES = ['lines', 'stock', 'shop', 'parts'] as const;

export function tone(state: State): Tone {
  const tones: Record<State, Tone> = {
    accepted: 'busy',
    shipped: 'good',
    returned: 'plain',
    'awaiting-payment': 'plain',
    'on-hold': 'warn',
    cancelled: 'plain',
  };
  return tones[state];
}

type Texts = Record<string, unknown>;

function text(of: Texts, ...names: string[]): string {
  return names
    .map((name) => of[name])
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .join(' ');
}

function object(value: unknown): Texts {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Texts) : {};
}

/** The name of a customer: of the person, else of the company, else of the address. */
export function customerName(person: unknown): string {
  const of = object(person);
  return (
    text(of, 'firstname', 'middlename', 'lastname') ||
    text(of, 'name') ||
    text(of, 'company') ||
    text(object(of.shipping), 'name') ||
    text(object(of.billing), 'name') ||
    text(of, 'email')
  );
}

export function emailOf(person: unknown): string {
  return text(object(person), 'email');
}

export function isForgotten(person: unknown): boolean {
  return object(person).forgotten === true;
}

/** The fields of a person that are texts, in an order that people read, and the addresses as lines. */
export function personFacts(person: unknown): { name: string; value: string }[] {
  const of = object(person);
  const plain = ['company', 'email', 'phone', 'mobile', 'language', 'shippingMethod'].map((name) => ({ name, value: text(of, name) }));
  return [
    { name: 'name', value: text(of, 'firstname', 'middlename', 'lastname') || text(of, 'name') },
    ...plain,
    { name: 'shipping', value: addressLines(of.shipping) },
    { name: 'billing', value: addressLines(of.billing) },
  ].filter((fact) => fact.value !== '');
}

function addressLines(address: unknown): string {
  const of = object(address);
  return [
    text(of, 'name'),
    text(of, 'company'),
    text(of, 'street', 'number', 'extension'),
    text(of, 'street2'),
    text(of, 'address1'),
    text(of, 'address2'),
    text(of, 'zipcode', 'zip', 'city'),
    text(of, 'region', 'state'),
    text(of, 'country'),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

export interface Moment {
  key: string;
  at: string;
  what: string;
  detail: string;
  who?: string | undefined;
}

export function lineName(line: Line | undefined): string {
  return line ? line.productName || line.title || line.articleCode || line.sku || line.ean || line.remoteId : '?';
}

/** The history with what was reserved and freed, newest first. */
export function timeLine(order: Details, t: OrderWords): Moment[] {
  const moments: Moment[] = order.history.map((event) => ({
    key: `event ${event.id}`,
    at: event.at,
    what: event.what,
    detail: event.detail,
    who: event.who,
  }));
  for (const [place, past] of (order.reservationHistory ?? []).entries()) {
    const what = lineName(order.lines.find((line) => line.id === past.lineId));
    const open = past.quantity - past.taken;
    const short = past.state === 'held' && past.covered < open ? number(open - past.covered) : '';
    moments.push({
      key: `reserved ${place}`,
      at: past.since,
      what: 'reserved',
      detail: t.reservedText(number(past.quantity), what, past.warehouse, short),
    });
    if (past.state === 'released' && past.endedAt) {
      moments.push({
        key: `unreserved ${place}`,
        at: past.endedAt,
        what: 'unreserved',
        detail: t.unreservedText(number(open), what, past.warehouse),
      });
    }
  }
  // The sort keeps the order of the history within one instant.
  return moments.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** What can be done with an order, by its state. A sale of a till is done with when it comes. */
export function possible(order: Details, isSale: boolean) {
  const goods = order.lines.filter((line) => line.kind === 'goods');
  return {
    ship: !isSale && order.state === 'accepted' && goods.some((line) => line.left > 0),
    addCode: !isSale && order.state === 'shipped',
    takeBack: !isSale && goods.some((line) => line.shipped - line.cameBack > 0),
    release: order.state === 'on-hold' && order.holdCause !== 'shop',
    cancel: !isSale && !['shipped', 'returned', 'cancelled'].includes(order.state),
  };
}

/** The first instant of a day where the browser is. */
export function startOf(day: string | null): string | undefined {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return undefined;
  }
  const at = new Date(`${day}T00:00:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace('.000', '');
}

/** The first instant of the day after. */
export function endOf(day: string | null): string | undefined {
  const first = startOf(day);
  if (!first) {
    return undefined;
  }
  const at = new Date(first);
  at.setDate(at.getDate() + 1);
  return at.toISOString().replace('.000', '');
}

/** Today where the browser is, as `2026-03-11`. */
export function today(now = new Date()): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
