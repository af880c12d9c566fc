// Counts that were entered and not booked yet. They stay while one turns pages, until they are booked or discarded.
import { createStore } from '../../frame/store';
import type { RowOutcome } from './model';

export interface Draft {
  key: string;
  warehouseId: string;
  /** What names the product: its id, or a code that was typed or scanned. */
  productId?: string;
  code?: string;
  name: string;
  /** What was on hand when the list was read; unknown for a code. */
  before?: number;
  text: string;
  reference: string;
  outcome?: RowOutcome;
}

export const drafts = createStore<Draft[]>([]);

export function draftOf(warehouseId: string, product: string): string {
  return `${warehouseId}/${product}`;
}

/** Takes what was entered; an empty text takes it back. */
export function enter(draft: Omit<Draft, 'outcome'>): void {
  const others = drafts.get().filter((one) => one.key !== draft.key);
  const known = drafts.get().find((one) => one.key === draft.key);
  if (draft.text.trim() === '') {
    drafts.set(others);
  } else if (known && !known.outcome?.ok) {
    drafts.set(drafts.get().map((one) => (one.key === draft.key ? { ...draft, reference: draft.reference } : one)));
  } else {
    drafts.set([...others, draft]);
  }
}

export function forget(keys: string[]): void {
  drafts.set(drafts.get().filter((one) => !keys.includes(one.key)));
}
