import { useEffect, useState } from 'preact/hooks';
import { useStore } from '../frame/store';
import { useCommon } from '../words';
import { ago, dateTime } from '../words/format';
import { language } from '../words/language';

/** An instant as “3 minutes ago”, with the exact time for whoever points at it; both when `exact`. */
export function Time({ at, exact }: { at: string | undefined; exact?: boolean }) {
  const t = useCommon();
  useStore(language);
  const [, setTick] = useState(0);
  // Counted from now at each drawing: what came since the last tick lies in the past, too.
  useEffect(() => {
    const timer = setInterval(() => setTick((n) => n + 1), 20_000);
    return () => clearInterval(timer);
  }, []);
  if (!at) {
    return <span class="soft">{t.never}</span>;
  }
  return (
    <time dateTime={at} title={dateTime(at)}>
      {exact ? `${dateTime(at)} (${ago(at)})` : ago(at)}
    </time>
  );
}
