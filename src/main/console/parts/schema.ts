// What a form is made of: a JSON Schema of the hub with titles, warnings and choices beside the properties.
import type { Fault } from '../api/problem';
import type { Language } from '../words/language';

interface DutchTexts {
  title?: string;
  description?: string;
  warning?: string;
  labels?: Record<string, string>;
  warnings?: Record<string, string>;
}

/** The part of JSON Schema that the hub uses, and its extensions. */
export interface Schema {
  type?: string;
  title?: string;
  description?: string;
  enum?: string[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  examples?: unknown[];
  'x-nl'?: DutchTexts;
  'x-labels'?: Record<string, string>;
  'x-warning'?: string;
  'x-warnings'?: Record<string, string>;
  'x-facts'?: string[];
  'x-choices'?: string;
  'x-required-when'?: Record<string, string[]>;
  'x-excludes'?: string[];
  'x-one-of'?: string[];
}

export type Values = Record<string, unknown>;

export interface LocalizedText {
  en: string;
  nl?: string;
}

/** A text of the hub in the language of the page; a new kind may have English alone. */
export function localized(text: LocalizedText | undefined, language: Language): string {
  return (language === 'nl' ? text?.nl : undefined) ?? text?.en ?? '';
}

export function titleOf(schema: Schema, name: string, language: Language): string {
  return (language === 'nl' ? schema['x-nl']?.title : undefined) ?? schema.title ?? name;
}

export function descriptionOf(schema: Schema, language: Language): string | undefined {
  return (language === 'nl' ? schema['x-nl']?.description : undefined) ?? schema.description;
}

export function labelOf(schema: Schema, value: string, language: Language): string {
  return (language === 'nl' ? schema['x-nl']?.labels?.[value] : undefined) ?? schema['x-labels']?.[value] ?? value;
}

/** What belongs to a setting that has this value: the warning of a switch that is on, or of one word among several. */
export function warningOf(schema: Schema, value: unknown, language: Language): string | undefined {
  const dutch = language === 'nl' ? schema['x-nl'] : undefined;
  if (typeof value === 'string' && schema['x-warnings']?.[value]) {
    return dutch?.warnings?.[value] ?? schema['x-warnings'][value];
  }
  const on = value === true || (typeof value === 'number' && value > 0) || (Array.isArray(value) && value.length > 0);
  return on && schema['x-warning'] ? (dutch?.warning ?? schema['x-warning']) : undefined;
}

/** The value that counts: what is set, else the default. */
export function effective(schema: Schema, value: unknown): unknown {
  return value === undefined || value === null ? schema.default : value;
}

/** Whether a field must be filled in as the other values stand. */
export function isRequired(schema: Schema, name: string, values: Values): boolean {
  const property = schema.properties?.[name];
  if (schema.required?.includes(name)) {
    return true;
  }
  const when = property?.['x-required-when'];
  if (when) {
    return Object.entries(when).every(([other, words]) =>
      words.includes(String(effective(schema.properties?.[other] ?? {}, values[other]))),
    );
  }
  const oneOf = schema['x-one-of'];
  return !!oneOf?.includes(name) && oneOf.every((other) => other === name || isEmpty(values[other]));
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The values with one changed: what excludes it is taken away, what is empty is left out. */
export function withValue(schema: Schema, values: Values, name: string, value: unknown): Values {
  const next = { ...values };
  if (value === undefined || value === '') {
    delete next[name];
    return next;
  }
  next[name] = value;
  for (const other of schema.properties?.[name]?.['x-excludes'] ?? []) {
    delete next[other];
  }
  return next;
}

/** A merge patch (RFC 7396) that turns one object into the other; undefined when they are alike. Lists are replaced whole. */
export function difference(before: Values, after: Values): Values | undefined {
  const patch: Values = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[name];
    const to = after[name];
    if (alike(from, to)) {
      continue;
    }
    patch[name] = isPlain(from) && isPlain(to) ? difference(from, to) : to === undefined ? null : to;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function isPlain(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one) ?? null) === JSON.stringify(sorted(other) ?? null);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isPlain(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value;
}

/** The faults by pointer. `others` are those of no field that the form shows. */
export interface PlacedFaults {
  at: Record<string, string>;
  others: string[];
}

/**
 * Puts faults at the fields of a form.
 *
 * @param shown pointers of the fields; a fault below one, such as of an item of a list, belongs to it
 */
export function placed(faults: Fault[], shown: string[]): PlacedFaults {
  const at: Record<string, string> = {};
  const others: string[] = [];
  for (const fault of faults) {
    const pointer = fault.pointer ?? '';
    if (shown.some((known) => pointer === known || pointer.startsWith(`${known}/`))) {
      at[pointer] = at[pointer] ? `${at[pointer]} ${fault.message}` : fault.message;
    } else {
      others.push(fault.message);
    }
  }
  return { at, others };
}

/** The fault of a field, with those below it when it has no fields of its own. */
export function faultOf(at: Record<string, string>, pointer: string, deep: boolean): string | undefined {
  const found = Object.entries(at).filter(([place]) => place === pointer || (deep && place.startsWith(`${pointer}/`)));
  return found.length > 0 ? found.map(([, message]) => message).join(' ') : undefined;
}

/** What two people did to the same settings since both read them. */
export interface Clash {
  /** Names that both changed to different values. */
  both: string[];
  /** Mine, with what only the other changed. */
  merged: Values;
}

export function clash(base: Values, mine: Values, theirs: Values): Clash {
  const both: string[] = [];
  const merged = { ...mine };
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    if (alike(base[name], theirs[name])) {
      continue;
    }
    if (alike(base[name], mine[name])) {
      if (theirs[name] === undefined) {
        delete merged[name];
      } else {
        merged[name] = theirs[name];
      }
    } else if (!alike(mine[name], theirs[name])) {
      both.push(name);
    }
  }
  return { both, merged };
}

/** A value as a person reads it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) {
    return '–';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
