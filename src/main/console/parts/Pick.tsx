import { number } from '../words/format';

/** A badge with a count that filters while it is pressed. Without a count, the count is still being read. */
export function Pick({ label, count, pressed, press }: { label: string; count: number | undefined; pressed: boolean; press: () => void }) {
  return (
    <button type="button" class="badge pick" aria-pressed={pressed} onClick={press}>
      {label} <strong>{count === undefined ? '…' : number(count)}</strong>
    </button>
  );
}
