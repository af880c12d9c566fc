// The account settings as the fields of a form, and what is changed in them as a merge patch.
import type { Schemas } from '../../api/client';

type Settings = Schemas['AccountSettings'];

export type Kind = 'text' | 'number' | 'flag' | 'lines' | 'set' | 'order';
export type Value = string | boolean | string[];
export type Form = Record<string, Value>;

/** A member of the contract without a field here does not compile. */
const WHOLESALE: Record<`/wholesale/${keyof NonNullable<Schemas['WholesaleSettingsPatch']>}`, Kind> = {
  '/wholesale/warehouses': 'order',
  '/wholesale/currency': 'text',
  '/wholesale/minimumOrder': 'text',
  '/wholesale/priceList': 'text',
  '/wholesale/showStock': 'text',
  '/wholesale/packSizes': 'flag',
  '/wholesale/acceptAtOnce': 'flag',
  '/wholesale/mailTo': 'lines',
};

/** Each field by its pointer in the settings. */
export const FIELDS: Record<string, Kind> = {
  '/companyName': 'text',
  '/address/street': 'text',
  '/address/postalCode': 'text',
  '/address/city': 'text',
  '/address/region': 'text',
  '/address/country': 'text',
  '/timeZone': 'text',
  '/workingDays': 'set',
  '/holidays': 'lines',
  '/instantOrdering': 'flag',
  '/termsOfServiceUrl': 'text',
  ...WHOLESALE,
  '/supplierConnect/url': 'text',
  '/supplierConnect/accountNumber': 'text',
  '/supplierConnect/contact': 'text',
  '/mail/senderName': 'text',
  '/mail/replyTo': 'text',
  '/alerts/mailTo': 'lines',
  '/alerts/webhook/url': 'text',
  '/alerts/webhook/secret': 'text',
  '/alerts/kinds': 'set',
  '/alerts/repeatAfterHours': 'number',
  '/alerts/recovered': 'flag',
  '/alerts/quietHours/from': 'text',
  '/alerts/quietHours/to': 'text',
  '/alerts/quietHours/timeZone': 'text',
};

function read(settings: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((at, name) => (at && typeof at === 'object' ? (at as Record<string, unknown>)[name] : undefined), settings);
}

export function toForm(settings: Settings): Form {
  return Object.fromEntries(
    Object.entries(FIELDS).map(([pointer, kind]): [string, Value] => {
      const value = read(settings, pointer);
      if (kind === 'flag') {
        return [pointer, value === true];
      }
      if (kind === 'set' || kind === 'order') {
        return [pointer, Array.isArray(value) ? (value as string[]) : []];
      }
      return [pointer, Array.isArray(value) ? value.join('\n') : String(value ?? '')];
    }),
  );
}

function same(kind: Kind, one: Value | undefined, other: Value | undefined): boolean {
  const text = (list: string[]) => (kind === 'set' ? [...list].sort() : list).join();
  return Array.isArray(one) && Array.isArray(other) ? text(one) === text(other) : one === other;
}

/** The pointers of fields that differ. */
export function changed(base: Form, now: Form): string[] {
  return Object.keys(FIELDS).filter((pointer) => !same(FIELDS[pointer] as Kind, base[pointer], now[pointer]));
}

/** The value that goes out; null takes a setting away. */
function out(kind: Kind, value: Value | undefined): unknown {
  if (kind === 'lines') {
    return String(value ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }
  if (kind === 'number') {
    const text = String(value ?? '').trim();
    return text === '' ? null : Number.isNaN(Number(text)) ? text : Number(text);
  }
  return kind === 'text' ? String(value ?? '').trim() || null : value;
}

/** Only what differs: what somebody else changes meanwhile stays. Members that all go, go with what holds them. */
export function toPatch(base: Form, now: Form): Schemas['AccountSettingsPatch'] {
  const patch: Record<string, unknown> = {};
  const pointers = new Set(changed(base, now));
  // An address of a supplier, a web hook and quiet hours are one thing each: the hub checks their members together.
  for (const whole of ['/supplierConnect', '/alerts/webhook', '/alerts/quietHours']) {
    const members = Object.keys(FIELDS).filter((pointer) => pointer.startsWith(`${whole}/`));
    if (members.some((pointer) => pointers.has(pointer)) && members.every((pointer) => out('text', now[pointer]) === null)) {
      for (const pointer of members) {
        pointers.delete(pointer);
      }
      put(patch, whole, null);
    }
  }
  for (const pointer of pointers) {
    put(patch, pointer, out(FIELDS[pointer] as Kind, now[pointer]));
  }
  return patch as Schemas['AccountSettingsPatch'];
}

function put(patch: Record<string, unknown>, pointer: string, value: unknown): void {
  const names = pointer.slice(1).split('/');
  const last = names.pop() as string;
  let at = patch;
  for (const name of names) {
    at[name] = at[name] ?? {};
    at = at[name] as Record<string, unknown>;
  }
  at[last] = value;
}

/** What was changed here on top of what somebody else has saved. */
export function onTop(base: Form, mine: Form, theirs: Form): Form {
  const result = { ...theirs };
  for (const pointer of changed(base, mine)) {
    result[pointer] = mine[pointer] as Value;
  }
  return result;
}
