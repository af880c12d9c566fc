import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useMay } from '../frame/session';
import { useCommon } from '../words';
import { tell } from './Toasts';

interface Props {
  /** The permission it needs; whoever lacks it sees which, and cannot press it. */
  needs?: string;
  /** A promise makes the button wait; what it throws is told. */
  act: () => unknown;
  kind?: 'main' | 'danger' | 'quiet';
  label?: string;
  disabled?: boolean;
  children: ComponentChildren;
}

/** A button that does something, for whoever may. */
export function Action({ needs, act, kind, label, disabled, children }: Props) {
  const t = useCommon();
  const allowed = useMay(needs ?? '') || needs === undefined;
  const [busy, setBusy] = useState(false);
  const off = busy || disabled || !allowed;
  const press = async () => {
    if (off) {
      return;
    }
    setBusy(true);
    try {
      await act();
    } catch (failure) {
      tell('bad', failure instanceof Error ? failure.message : t.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      class={kind}
      aria-label={label}
      aria-disabled={off ? 'true' : undefined}
      title={allowed ? undefined : t.denied(needs ?? '')}
      onClick={press}
    >
      {children}
      {!allowed && <span class="unseen"> ({t.denied(needs ?? '')})</span>}
    </button>
  );
}
