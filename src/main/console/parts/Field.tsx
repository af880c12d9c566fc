import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useCommon } from '../words';

interface Props {
  label: string;
  hint?: ComponentChildren;
  /** What is wrong with it, from the API or the page. */
  fault?: string | undefined;
  required?: boolean;
  /** The control; it takes the attributes. */
  children: (attributes: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': 'true' | 'false';
    required: boolean;
  }) => ComponentChildren;
}

/** A control with its label, its hint, and its fault beside it. */
export function Field({ label, hint, fault, required = false, children }: Props) {
  const t = useCommon();
  const id = useId();
  const told = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>
        {label}
        {required && <span class="soft"> ({t.required})</span>}
      </label>
      {children({ id, 'aria-describedby': told || undefined, 'aria-invalid': fault ? 'true' : 'false', required })}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
