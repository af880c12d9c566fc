// The listings that wait for a person, one page of the API after another, without those that are done with.

export interface Decision {
  id: string;
  title: string;
  /** What it was decided to be. */
  name: string;
}

export interface Queue {
  ids: string[];
  at: number;
  /** The keyset of the next page; `undefined` when everything was read. */
  next: string | undefined;
  /** The newest last. */
  decisions: Decision[];
}

export const EMPTY: Queue = { ids: [], at: 0, next: undefined, decisions: [] };

/** The listing that is shown; `undefined` at the end. */
export function shown(queue: Queue): string | undefined {
  return queue.ids[queue.at];
}

/** A page of the API behind those that are here; what is here already is not added again. */
export function taken(queue: Queue, ids: string[], next: string | undefined): Queue {
  const known = new Set([...queue.ids, ...queue.decisions.map((decision) => decision.id)]);
  return { ...queue, ids: [...queue.ids, ...ids.filter((id) => !known.has(id))], next };
}

/** The shown one is decided, and the one behind it is shown. */
export function decided(queue: Queue, decision: Decision): Queue {
  return {
    ...queue,
    ids: queue.ids.filter((id) => id !== decision.id),
    decisions: [...queue.decisions, decision],
  };
}

export function skipped(queue: Queue): Queue {
  return { ...queue, at: Math.min(queue.at + 1, queue.ids.length) };
}

export function back(queue: Queue): Queue {
  return { ...queue, at: Math.max(queue.at - 1, 0) };
}

/** The last decision is undone: its listing is shown again. */
export function undone(queue: Queue): Queue {
  const last = queue.decisions.at(-1);
  if (!last) {
    return queue;
  }
  return {
    ...queue,
    ids: [...queue.ids.slice(0, queue.at), last.id, ...queue.ids.slice(queue.at)],
    decisions: queue.decisions.slice(0, -1),
  };
}

/** Whether the next page should be read now, before the end is reached. */
export function runsLow(queue: Queue): boolean {
  return queue.next !== undefined && queue.ids.length - queue.at < 5;
}
