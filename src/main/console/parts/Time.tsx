import { useEffect, useState } from 'preact/hooks';
import { useStore } from '../frame/store';
import { useCommon } from '../words';
import { ago, dateTime } from '../words/format';
import { language } from '../words/language';

/** An instant as “3 minutes ago”, with the exact time for whoever points at it; both when `exact`. */
export function Time({ at, exact }: { at: string | undefined; exact?: boolean }) {
  const t = useCommon();
  useStore(language);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  if (!at) {
    return <span class="soft">{t.never}</span>;
  }
  return (
    <time dateTime={at} title={dateTime(at)}>
      {exact ? `${dateTime(at)} (${ago(at, now)})` : ago(at, now)}
    </time>
  );
}
