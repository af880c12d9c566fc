/** What the hub answers, as far as the element shows it. Whatever is not of this shape is a failure. */
export interface Place {
  carrier?: string;
  id: string;
  name: string;
  /** As it came: it goes back with the choice. */
  address: Record<string, string>;
  /** Name of a day and its hours. */
  openingTimes: [string, string][];
  distance?: number;
}

export interface Hours {
  kind: string;
  date: string;
  from: string;
  to: string;
  price?: string;
}

export interface Answer {
  possible: boolean;
  secondsLeft: number;
  /** Empty when it is not in stock. */
  shipsOn: string;
  delivers: string[];
  windows: Hours[];
  points: Place[];
}

const MOST = 20;
const DAY = /^\d{4}-\d\d-\d\d$/;

type Json = Record<string, unknown>;

function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('no object');
  }
  return value as Json;
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new TypeError('no list');
  }
  return value.slice(0, MOST);
}

/** A text or a number, of a length that a page can bear; "" for what is absent. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
}

function needed(value: unknown): string {
  const found = text(value);
  if (!found) {
    throw new TypeError('no text');
  }
  return found;
}

function day(value: unknown): string {
  const found = text(value);
  if (!DAY.test(found)) {
    throw new TypeError('no date');
  }
  return found;
}

function seconds(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new TypeError('no seconds');
  }
  return value;
}

export function read(value: unknown): Answer {
  const whole = object(value);
  const sameDay = object(whole.sameDay);
  const possible = sameDay.possible === true;
  const between = whole.deliversBetween;
  return {
    possible,
    secondsLeft: possible ? seconds(sameDay.secondsLeft) : 0,
    shipsOn: whole.shipsOn ? day(whole.shipsOn) : '',
    delivers: (between ? [object(between).from, object(between).to] : []).map(day),
    windows: list(whole.windows).map((each) => {
      const hours = object(each);
      return {
        kind: needed(hours.kind),
        date: day(hours.date),
        from: needed(hours.from),
        to: needed(hours.to),
        price: text(hours.price) || undefined,
      };
    }),
    points: list(whole.pickupPoints).map((each) => {
      const place = object(each);
      return {
        carrier: text(place.carrier) || undefined,
        id: needed(place.id),
        name: needed(place.name),
        address: address(place.address),
        openingTimes: times(place.openingTimes),
        distance: typeof place.distance === 'number' ? place.distance : undefined,
      };
    }),
  };
}

const LINES = ['street', 'houseNumber', 'postalCode', 'city', 'country'];

function address(value: unknown): Record<string, string> {
  const whole = value ? object(value) : {};
  return Object.fromEntries(LINES.map((name) => [name, text(whole[name])]).filter(([, found]) => found));
}

/** `{monday: [{from, to}], …}`, open days only. */
function times(value: unknown): [string, string][] {
  return Object.entries(value ? object(value) : {}).map(([name, spans]) => [
    name,
    list(spans)
      .map((span) => `${needed(object(span).from)}–${needed(object(span).to)}`)
      .join(', '),
  ]);
}
