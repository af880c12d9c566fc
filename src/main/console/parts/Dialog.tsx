import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useCommon } from '../words';
import { ProblemNote } from './Note';
import { SendOrCancel, useSending } from './Sending';

/** A window above the page; Escape closes it, and the keyboard stays in it. */
export function Dialog({
  title,
  onClose,
  children,
  wide,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  wide?: boolean;
}) {
  const t = useCommon();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // At once: who types on without waiting types into the dialog.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'wide' : ''}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="quiet" aria-label={t.close} onClick={onClose}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}

interface AskProps {
  title: string;
  /** The button that does it. */
  doIt: string;
  danger?: boolean;
  /** Does it; what it throws is shown in the dialog. */
  act: () => Promise<unknown>;
  onClose: () => void;
  onDone?: () => void;
  children?: ComponentChildren;
}

/** Asks before something is done, says what it will do, and shows why it did not work. The content may hold fields. */
export function Ask({ title, doIt, danger, act, onClose, onDone, children }: AskProps) {
  const { busy, problem, submit } = useSending(async () => {
    await act();
    onDone?.();
    onClose();
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {children}
        <ProblemNote problem={problem} />
        <SendOrCancel busy={busy} danger={danger} send={doIt} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
