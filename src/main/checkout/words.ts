/** The texts of the element, in the languages of the shops. `{0}` is a value. */
export interface Words {
  label: string;
  within: string;
  ships: string;
  arrives: string;
  between: string;
  pickUp: string;
  evening: string;
  morning: string;
  sameday: string;
  delivery: string;
  postcode: string;
  show: string;
  mistyped: string;
  open: string;
  away: string;
  hour: string;
  minute: string;
  second: string;
}

const en: Words = {
  label: 'Delivery',
  within: 'Order within {0} for shipping today',
  ships: 'Ships on {0}.',
  arrives: 'Delivered on {0}.',
  between: 'Delivered between {0} and {1}.',
  pickUp: 'Pick-up points',
  evening: 'Evening delivery',
  morning: 'Morning delivery',
  sameday: 'Delivery today',
  delivery: 'Delivery',
  postcode: 'Your postcode',
  show: 'Show options',
  mistyped: 'Please check the postcode.',
  open: 'Opening times',
  away: '{0} km',
  hour: 'h',
  minute: 'min',
  second: 's',
};

const nl: Words = {
  label: 'Bezorging',
  within: 'Bestel binnen {0} voor verzending vandaag',
  ships: 'Wordt verzonden op {0}.',
  arrives: 'Bezorgd op {0}.',
  between: 'Bezorgd tussen {0} en {1}.',
  pickUp: 'Afhaalpunten',
  evening: 'Avondbezorging',
  morning: 'Ochtendbezorging',
  sameday: 'Vandaag bezorgd',
  delivery: 'Bezorging',
  postcode: 'Uw postcode',
  show: 'Opties tonen',
  mistyped: 'Controleer de postcode.',
  open: 'Openingstijden',
  away: '{0} km',
  hour: 'u',
  minute: 'min',
  second: 's',
};

const de: Words = {
  label: 'Lieferung',
  within: 'Innerhalb von {0} bestellen für Versand heute',
  ships: 'Versand am {0}.',
  arrives: 'Lieferung am {0}.',
  between: 'Lieferung zwischen {0} und {1}.',
  pickUp: 'Abholstellen',
  evening: 'Lieferung am Abend',
  morning: 'Lieferung am Morgen',
  sameday: 'Lieferung heute',
  delivery: 'Lieferung',
  postcode: 'Ihre Postleitzahl',
  show: 'Optionen zeigen',
  mistyped: 'Bitte die Postleitzahl prüfen.',
  open: 'Öffnungszeiten',
  away: '{0} km',
  hour: 'Std.',
  minute: 'Min.',
  second: 'Sek.',
};

const fr: Words = {
  label: 'Livraison',
  within: "Commandez dans les {0} pour une expédition aujourd'hui",
  ships: 'Expédié le {0}.',
  arrives: 'Livré le {0}.',
  between: 'Livré entre le {0} et le {1}.',
  pickUp: 'Points de retrait',
  evening: 'Livraison en soirée',
  morning: 'Livraison le matin',
  sameday: "Livraison aujourd'hui",
  delivery: 'Livraison',
  postcode: 'Votre code postal',
  show: 'Afficher les options',
  mistyped: 'Vérifiez le code postal.',
  open: "Heures d'ouverture",
  away: '{0} km',
  hour: 'h',
  minute: 'min',
  second: 's',
};

const all: Record<string, Words> = { en, nl, de, fr };

/** English for a language that the element does not speak. */
export function wordsOf(language: string): Words {
  return all[language.slice(0, 2).toLowerCase()] ?? en;
}

export function put(text: string, ...values: string[]): string {
  return text.replace(/\{(\d)\}/g, (_, n) => values[Number(n)] ?? '');
}

/** `2026-03-12` as the language writes it; what is no date as it came. */
export function dayOf(date: string, language: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  return Number.isNaN(at.getTime())
    ? date
    : new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at);
}

/** `monday` as the language writes it. */
export function weekday(name: string, language: string): string {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const index = days.indexOf(name);
  // 2024-01-01 is a Monday.
  return index < 0 ? name : new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, index + 1));
}
