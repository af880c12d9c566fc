import { useRef, useState } from 'preact/hooks';
import { useCommon } from '../words';

/** A text that one takes elsewhere, with a button that copies it. */
export function Copy({ text, label }: { text: string; label: string }) {
  const t = useCommon();
  const [done, setDone] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // Without encryption, or when the browser forbids it, the text is marked: the keyboard copies it.
  const copy = async () => {
    const kept = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (!kept) {
      field.current?.select();
    }
    setDone(kept ?? document.execCommand('copy'));
  };
  return (
    <span class="copy">
      <input ref={field} readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" onClick={copy}>
        {done ? t.copied : t.copy}
      </button>
    </span>
  );
}
