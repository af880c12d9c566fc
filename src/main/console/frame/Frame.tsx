// What is around each page: navigation, search, who is signed in, messages.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { reachable } from '../api/client';
import { useLive } from '../api/live';
import { Palette } from '../pages/palette/Palette';
import { Toasts } from '../parts/Toasts';
import { common, useCommon } from '../words';
import { choose, LANGUAGES, type Language, language, wordsNow } from '../words/language';
import { href, navigate, usePlace } from './location';
import { type Entry, entryOf, NAVIGATION } from './navigation';
import { may, type Session, signOut } from './session';
import { useStore } from './store';
import { applyTheme, type Theme, theme } from './theme';

export function Frame({ session, children }: { session: Session; children: ComponentChildren }) {
  const t = useCommon();
  const { path } = usePlace();
  const [open, setOpen] = useState(false);
  const content = useRef<HTMLElement>(null);
  const here = entryOf(path);
  const seen = useRef(path);

  // Also a page that follows nothing learns that the session ended or the hub is gone.
  useLive(['session'], () => {});
  // A new page: the menu of a small screen closes, and the keyboard starts at the content.
  useEffect(() => {
    if (seen.current !== path) {
      seen.current = path;
      setOpen(false);
      content.current?.focus({ preventScroll: true });
    }
  }, [path]);
  useEffect(() => {
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, []);

  return (
    <>
      <a class="skip" href="#content">
        {t.skip}
      </a>
      <header class="bar">
        <button type="button" class="menu quiet" aria-expanded={open} aria-controls="navigation" onClick={() => setOpen(!open)}>
          {t.menu}
        </button>
        <a class="brand" href={href('/')}>
          {t.app}
        </a>
        <Palette />
        <Account session={session} />
      </header>
      <Reach />
      <div class="frame">
        <nav id="navigation" class={open ? 'open' : ''} aria-label={t.navigation}>
          {NAVIGATION.map((group) => (
            <Group key={group.name} name={t.groups[group.name]} entries={group.entries} here={here} session={session} />
          ))}
        </nav>
        <main id="content" ref={content} tabIndex={-1}>
          {children}
        </main>
      </div>
      <Toasts />
    </>
  );
}

/** A click on a link within the console changes the page without loading it anew. */
function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || event.defaultPrevented || !plain || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) {
    return;
  }
  const inside = href('/');
  if (link.pathname !== inside && !link.pathname.startsWith(`${inside}/`)) {
    return;
  }
  if (link.hash && link.pathname === window.location.pathname) {
    return;
  }
  event.preventDefault();
  navigate(link.pathname + link.search);
}

function Group({ name, entries, here, session }: { name: string; entries: Entry[]; here: Entry | undefined; session: Session }) {
  const t = useCommon();
  const shown = entries.filter((entry) => !entry.permission || may(entry.permission, session));
  if (shown.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {shown.map((entry) => (
          <li key={entry.path}>
            <a href={href(entry.path)} aria-current={entry === here ? 'page' : undefined}>
              {t.nav[entry.name]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Account({ session }: { session: Session }) {
  const t = useCommon();
  const chosen = useStore(language);
  const look = useStore(theme);
  return (
    <details class="account">
      <summary>{session.name}</summary>
      <div class="sheet">
        <p>
          <a href={href('/account')}>{t.account}</a>
        </p>
        <label>
          {t.language}
          <select value={chosen} onChange={(event) => choose(event.currentTarget.value as Language)}>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.theme}
          <select value={look} onChange={(event) => applyTheme(event.currentTarget.value as Theme)}>
            {Object.entries(t.themes).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => signOut().catch(() => {})}>
          {t.signOut}
        </button>
      </div>
    </details>
  );
}

/** Says when the hub cannot be reached, and tries again until it can. */
function Reach() {
  const reached = useStore(reachable);
  useEffect(() => {
    if (reached) {
      return undefined;
    }
    const timer = setInterval(() => {
      fetch(href('/'), { cache: 'no-store' }).then(
        () => reachable.set(true),
        () => {},
      );
    }, 2_000);
    return () => clearInterval(timer);
  }, [reached]);
  return (
    <div role="status" class="reach">
      {reached ? null : <p class="note bad">{wordsNow(common).lost}</p>}
    </div>
  );
}

/** The title of the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tillbridge`;
  }, [title]);
}
