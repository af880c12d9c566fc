import type { Schemas } from '../../api/client';

/** A code with all its columns. */
export interface CodeCount {
  code: string;
  severity: Schemas['Severity'];
  meaning: string;
  count: number;
}

/** The counts by code, the most frequent first. */
export function byCode(items: Schemas['FindingCounts']['items']): CodeCount[] {
  const codes = new Map<string, CodeCount>();
  for (const item of items) {
    const key = `${item.code} ${item.severity}`;
    const known = codes.get(key);
    if (known) {
      known.count += item.count;
    } else {
      codes.set(key, { code: item.code, severity: item.severity, meaning: item.meaning, count: item.count });
    }
  }
  return [...codes.values()].sort((a, b) => b.count - a.count);
}
