import { useState } from 'preact/hooks';
import { useCommon } from '../words';

/** A text that one takes elsewhere, with a button that copies it. */
export function Copy({ text, label }: { text: string; label: string }) {
  const t = useCommon();
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    setDone(true);
  };
  return (
    <span class="copy">
      <input readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" onClick={copy}>
        {done ? t.copied : t.copy}
      </button>
    </span>
  );
}
