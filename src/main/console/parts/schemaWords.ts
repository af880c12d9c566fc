// What forms made from a schema say by themselves.
const en = {
  perLine: 'One per line.',
  unset: 'not set',
  up: (what: string) => `Move ${what} up`,
  take: (what: string) => `Remove ${what}`,
  name: (place: number) => `Name ${place}`,
  value: (place: number) => `Value ${place}`,
};

const nl: typeof en = {
  perLine: 'Eén per regel.',
  unset: 'niet ingesteld',
  up: (what) => `${what} omhoog`,
  take: (what) => `${what} verwijderen`,
  name: (place) => `Naam ${place}`,
  value: (place) => `Waarde ${place}`,
};

export const schemaWords = { en, nl };
