// What a change changed, member by member, for a table of before and after.

export interface Difference {
  /** Such as `settings.host`. */
  path: string;
  before: unknown;
  after: unknown;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members that differ, in the order of their paths; members of objects are told one by one. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isObject(before) || isObject(after)) {
    const one = isObject(before) ? before : {};
    const other = isObject(after) ? after : {};
    const both = (isObject(before) || before === undefined) && (isObject(after) || after === undefined);
    if (both) {
      return [...new Set([...Object.keys(one), ...Object.keys(other)])]
        .sort()
        .flatMap((name) => differences(one[name], other[name], path === '' ? name : `${path}.${name}`));
    }
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

/** A value as a text; nothing for one that is not there. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) {
    return '–';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
