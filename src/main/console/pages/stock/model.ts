// What several pages of stock need.
import { api, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useResource } from '../../api/resource';

export type Level = Schemas['StockLevel'];
export type Warehouse = Schemas['Warehouse'];

export function useWarehouses(): { list: Warehouse[] | undefined; name: (id: string) => string } {
  const found = useResource('/warehouses', { query: { limit: 500, sort: 'name' } }, ['stock']);
  const list = found.data?.items;
  return { list, name: (id) => list?.find((one) => one.id === id)?.name ?? id };
}

/** A whole number from the least on, or undefined. */
export function wholeNumber(text: string, least: number): number | undefined {
  const value = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= 1_000_000_000_000 ? value : undefined;
}

/** Does it; when somebody else was first, what is shown is read anew, and the message says so. */
export async function unlessStale<T>(act: () => Promise<T>, refresh: () => Promise<unknown>, stale: string): Promise<T> {
  try {
    return await act();
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 412) {
      await refresh();
      throw new Error(stale);
    }
    throw failure;
  }
}

/** What came of a row of many. */
export interface RowOutcome {
  ok: boolean;
  text: string;
  difference?: number;
  level?: Level;
  /** The row of the call that counts the same place. */
  repeats?: number;
}

type Outcome = Schemas['StockCountOutcomes']['items'][number];

export function outcomeOf(row: Outcome): RowOutcome {
  const faults = row.problem?.errors ?? [];
  const repeated = faults.find((fault) => fault.code === 'repeated');
  const first = /of row (\d+)/.exec(repeated?.message ?? '')?.[1];
  return {
    ok: row.status === 200,
    text: faults.length > 0 ? faults.map((fault) => fault.message).join(' ') : (row.problem?.detail ?? ''),
    ...(row.difference === undefined ? {} : { difference: row.difference }),
    ...(row.level ? { level: row.level } : {}),
    ...(first === undefined ? {} : { repeats: Number(first) }),
  };
}

type Counts = Schemas['StockCounts']['items'];

const AT_ONCE = 1_000;

/**
 * Sends counts, a thousand at a time, and says after each what came of its rows.
 *
 * @param told the number of the first row of the part, and what came of each
 */
export async function sendCounts(items: Counts, dryRun: boolean, told: (from: number, outcomes: RowOutcome[]) => void): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const { data } = await api.put('/stock', { items: items.slice(from, from + AT_ONCE) }, { query: { dryRun: dryRun || undefined } });
    told(from, data.items.map(outcomeOf));
  }
}

/** A reference of its own for each count, so that it is booked once however often it is sent. */
export function newReference(kind: string): string {
  const random = crypto.randomUUID?.() ?? `${Date.now()}-${Math.floor(Math.random() * 1e12)}`;
  return `${kind}:${random}`;
}
