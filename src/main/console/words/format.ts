// Dates, numbers and money as the language of the page writes them.
import { language } from './language';

const numbers = new Map<string, Intl.NumberFormat>();

/** @param value a count, or a decimal in text as the API gives it */
export function number(value: number | string, digits?: number): string {
  const key = `${language.get()}/${digits ?? ''}`;
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(
      language.get(),
      digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
    );
    numbers.set(key, format);
  }
  return format.format(Number(value));
}

/** @param amount a decimal in text; shown with all its digits */
export function money(amount: string, currency?: string): string {
  const digits = Math.max(2, (amount.split('.')[1] ?? '').length);
  try {
    const options: Intl.NumberFormatOptions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(language.get(), currency ? { ...options, style: 'currency', currency } : options).format(
      // A decimal in text keeps the digits that a double would lose.
      amount as Intl.StringNumericLiteral,
    );
  } catch {
    return currency ? `${amount} ${currency}` : amount;
  }
}

export function dateTime(instant: string): string {
  return new Intl.DateTimeFormat(language.get(), { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
}

export function date(day: string): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(day);
  return new Intl.DateTimeFormat(language.get(), plain ? { dateStyle: 'medium', timeZone: 'UTC' } : { dateStyle: 'medium' }).format(
    new Date(day),
  );
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Such as “3 minutes ago”. */
export function ago(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language.get(), { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

export function bytes(count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const at = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  return new Intl.NumberFormat(language.get(), {
    style: 'unit',
    unit: units[at] as string,
    maximumFractionDigits: at === 0 ? 0 : 1,
  }).format(count / 1000 ** at);
}

/** Which form of a word a number takes: `one` or `other` in both languages. */
export function plural(count: number, one: string, other: string): string {
  return new Intl.PluralRules(language.get()).select(count) === 'one' ? one : other;
}
