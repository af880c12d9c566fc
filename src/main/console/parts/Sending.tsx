// What forms have in common: one sending at a time, and what came of it.
import { useState } from 'preact/hooks';
import { useCommon } from '../words';

export interface Sending {
  busy: boolean;
  /** What the last try threw. */
  problem: unknown;
  submit: (event: Event) => Promise<void>;
}

/** @param work sends; what it throws is kept as the problem */
export function useSending(work: () => Promise<unknown>): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, submit };
}

/** The buttons under a form: the one that sends it, and the one that leaves it. */
export function SendOrCancel({
  busy,
  danger,
  send,
  onCancel,
}: {
  busy: boolean;
  danger?: boolean | undefined;
  send: string;
  onCancel: () => void;
}) {
  const t = useCommon();
  return (
    <p class="actions">
      <button type="submit" class={danger ? 'danger' : 'main'} aria-disabled={busy}>
        {send}
      </button>
      <button type="button" onClick={onCancel}>
        {t.cancel}
      </button>
    </p>
  );
}

/** The button under what a form has brought. */
export function CloseButton({ onClose }: { onClose: () => void }) {
  const t = useCommon();
  return (
    <button type="button" class="main" onClick={onClose}>
      {t.close}
    </button>
  );
}
