// Short messages at the edge of the page. What must not be missed stands on the page too.
import { createStore, useStore } from '../frame/store';
import { useCommon } from '../words';

interface Toast {
  id: number;
  kind: 'good' | 'bad';
  text: string;
}

const toasts = createStore<Toast[]>([]);
let last = 0;

function drop(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** Good news goes by itself; bad news stays until somebody takes it away. */
export function tell(kind: 'good' | 'bad', text: string): void {
  const id = ++last;
  toasts.set([...toasts.get().slice(-4), { id, kind, text }]);
  if (kind === 'good') {
    setTimeout(() => drop(id), 6_000);
  }
}

export function Toasts() {
  const t = useCommon();
  return (
    <section class="toasts" aria-live="polite" aria-label={t.messages}>
      {useStore(toasts).map((toast) => (
        <div key={toast.id} class={`note ${toast.kind}`}>
          <p>{toast.text}</p>
          <button type="button" class="quiet" aria-label={t.dismiss} onClick={() => drop(toast.id)}>
            ×
          </button>
        </div>
      ))}
    </section>
  );
}
