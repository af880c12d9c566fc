// The table of delivery options as a form: its nested objects laid flat, and opening times as lines of text.
import type { Schema, Values } from '../../parts/schema';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const DAYS_NL = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const ADDRESS = ['street', 'houseNumber', 'postalCode', 'city', 'country'];

const text = (title: string, nl: string, more: Schema = {}): Schema => ({
  type: 'string',
  title,
  ...more,
  'x-nl': { title: nl, ...(more['x-nl'] ?? {}) },
});
const whole = (title: string, nl: string, more: Schema = {}): Schema => ({ ...text(title, nl, more), type: 'integer' });
const country = text('Country', 'Land', {
  maxLength: 2,
  examples: ['NL'],
  description: 'Two letters',
  'x-nl': { description: 'Twee letters' },
});
const postcodes: Schema = {
  type: 'array',
  title: 'Postcodes',
  description: '1012, 35* or 1000-1099; none: the whole country.',
  items: { type: 'string' },
  'x-nl': { title: 'Postcodes', description: '1012, 35* of 1000-1099; geen: het hele land.' },
};
const weekdays: Schema = {
  type: 'array',
  title: 'Days of delivery',
  items: {
    type: 'string',
    enum: DAYS,
    'x-labels': Object.fromEntries(DAYS.map((day) => [day, day])),
    'x-nl': { labels: Object.fromEntries(DAYS.map((day, at) => [day, DAYS_NL[at] ?? day])) },
  },
  'x-nl': { title: 'Dagen van bezorging' },
};
const cutOff = text('Cut-off', 'Uiterste tijd', {
  examples: ['11:00'],
  description: 'When earlier than that of the shop',
  'x-nl': { description: 'Indien vroeger dan die van de winkel' },
});
const price = text('Price', 'Prijs', { examples: ['2.50'], description: 'With tax', 'x-nl': { description: 'Met btw' } });

/** The form; its own titles, since the table is no setting of a kind. */
export const tableSchema: Schema = {
  type: 'object',
  properties: {
    daysAhead: whole('Days shown', 'Dagen getoond', { default: 5, minimum: 1, maximum: 14 }),
    transit: {
      type: 'array',
      title: 'Transit time',
      items: {
        type: 'object',
        required: ['country'],
        properties: {
          country,
          postcodes,
          minDays: whole('Days at least', 'Dagen minimaal', { default: 1, minimum: 0, maximum: 60 }),
          maxDays: whole('Days at most', 'Dagen maximaal', { minimum: 0, maximum: 60 }),
          weekdays,
        },
      },
      'x-nl': { title: 'Bezorgtijd' },
    },
    windows: {
      type: 'array',
      title: 'Delivery window',
      items: {
        type: 'object',
        required: ['kind', 'country', 'from', 'to'],
        properties: {
          kind: text('Kind', 'Soort', {
            enum: ['evening', 'morning', 'daytime', 'sameday'],
            'x-labels': { evening: 'Evening', morning: 'Morning', daytime: 'Daytime', sameday: 'Same day' },
            'x-nl': { labels: { evening: 'Avond', morning: 'Ochtend', daytime: 'Overdag', sameday: 'Zelfde dag' } },
          }),
          country,
          postcodes,
          weekdays,
          from: text('From', 'Van', { examples: ['18:00'] }),
          to: text('To', 'Tot', { examples: ['22:00'] }),
          leadDays: whole('Days after shipping', 'Dagen na verzending', { minimum: 0, maximum: 60 }),
          cutOff,
          price,
        },
      },
      'x-nl': { title: 'Bezorgvenster' },
    },
    pickupPlaces: {
      type: 'array',
      title: 'Pick-up place',
      items: {
        type: 'object',
        required: ['id', 'name', 'country'],
        properties: {
          id: text('Id', 'Id', {
            description: 'Letters, digits and dashes; it comes back with the order',
            'x-nl': { description: 'Letters, cijfers en streepjes; komt terug met de bestelling' },
          }),
          name: text('Name', 'Naam'),
          street: text('Street', 'Straat'),
          houseNumber: text('House number', 'Huisnummer'),
          postalCode: text('Postcode', 'Postcode'),
          city: text('City', 'Plaats'),
          country,
          postcodes: {
            ...postcodes,
            title: 'Shown to postcodes',
            'x-nl': { title: 'Getoond aan postcodes', description: '1012, 35* of 1000-1099; geen: het hele land.' },
          },
          readyAfterDays: whole('Ready after days', 'Klaar na dagen', { minimum: 0, maximum: 60 }),
          cutOff,
          price,
          opening: {
            type: 'array',
            title: 'Opening times',
            description: 'monday 09:00-12:30, 13:30-18:00.',
            items: { type: 'string' },
            'x-nl': { title: 'Openingstijden', description: 'maandag 09:00-12:30, 13:30-18:00.' },
          },
          exceptions: {
            type: 'array',
            title: 'Other times on a date',
            description: '2026-12-24 09:00-16:00; a date alone: closed.',
            items: { type: 'string' },
            'x-nl': { title: 'Andere tijden op een datum', description: '2026-12-24 09:00-16:00; alleen een datum: gesloten.' },
          },
        },
      },
      'x-nl': { title: 'Afhaalplaats' },
    },
  },
};

interface Span {
  from: string;
  to: string;
}

const spansOf = (spans: Span[]) => spans.map((span) => `${span.from}-${span.to}`).join(', ');

function readSpans(line: string): Span[] {
  return line
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [from = '', to = ''] = part.split(/\s*[-–]\s*/);
      return { from, to };
    });
}

const dayOf = (word: string) => DAYS[DAYS_NL.indexOf(word.toLowerCase())] ?? word.toLowerCase();

function head(line: string): [string, string] {
  const gap = line.search(/\s/);
  return gap < 0 ? [line, ''] : [line.slice(0, gap), line.slice(gap + 1)];
}

/** The document as the form has it. */
export function toForm(table: Values): Values {
  const places = (table.pickupPlaces as Values[] | undefined) ?? [];
  return {
    ...table,
    pickupPlaces: places.map(({ address, openingTimes, exceptions, ...place }) => ({
      ...place,
      ...(address as Values),
      opening: Object.entries((openingTimes as Record<string, Span[]> | undefined) ?? {}).map(([day, spans]) => `${day} ${spansOf(spans)}`),
      exceptions: ((exceptions as { date: string; times: Span[] }[] | undefined) ?? []).map((one) =>
        `${one.date} ${spansOf(one.times)}`.trim(),
      ),
    })),
  };
}

/** The form as the API takes it; what is blank is left out, and the API names every fault. */
export function toTable(form: Values): Values {
  const places = (form.pickupPlaces as Values[] | undefined) ?? [];
  return filled({
    ...form,
    transit: ((form.transit as Values[] | undefined) ?? []).map(filled),
    windows: ((form.windows as Values[] | undefined) ?? []).map(filled),
    pickupPlaces: places.map(({ opening, exceptions, ...place }) => {
      const address = filled(Object.fromEntries(ADDRESS.map((name) => [name, place[name]])));
      const rest = Object.fromEntries(Object.entries(place).filter(([name]) => !ADDRESS.includes(name)));
      return filled({
        ...rest,
        address,
        openingTimes: Object.fromEntries(
          ((opening as string[] | undefined) ?? []).map(head).map(([day, spans]) => [dayOf(day), readSpans(spans)]),
        ),
        exceptions: ((exceptions as string[] | undefined) ?? []).map(head).map(([date, spans]) => ({ date, times: readSpans(spans) })),
      });
    }),
  });
}

function filled(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Where the form has what the API's pointer names. */
export function placeInForm(pointer: string): string {
  return pointer
    .replace(/^(\/pickupPlaces\/\d+)\/address(?=\/|$)/, '$1')
    .replace(/^(\/pickupPlaces\/\d+)\/openingTimes(\/.*)?$/, '$1/opening')
    .replace(/^(\/pickupPlaces\/\d+)\/exceptions(\/.*)?$/, '$1/exceptions');
}
