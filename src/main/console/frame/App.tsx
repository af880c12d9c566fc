// The whole page: who is signed in decides between the frame with its pages and the sign-in.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { AREAS } from '../pages/areas';
import { useCommon } from '../words';
import { language } from '../words/language';
import { match, type Page, type Params } from './areas';
import { Frame } from './Frame';
import { currentPlace, href, navigate, usePlace } from './location';
import { maybeSignedIn, readSession, session } from './session';
import { useStore } from './store';
import { applyTheme, theme } from './theme';

const ROUTES = AREAS.flatMap((area) => area.routes);

// The first page comes while the session is read; what fails here fails again, and is told, where it is shown.
match(ROUTES, currentPlace().path)
  ?.route.load()
  .catch(() => {});

export function App() {
  const { path, query } = usePlace();
  const who = useStore(session);
  const chosen = useStore(language);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => applyTheme(theme.get()), []);
  useEffect(() => {
    document.documentElement.lang = chosen;
  }, [chosen]);
  const found = match(ROUTES, path);
  const open = found?.route.open ?? false;
  useEffect(() => {
    if (who === undefined && (!open || maybeSignedIn())) {
      const again = setTimeout(() => setAttempt((n) => n + 1), 3_000);
      readSession().catch(() => {});
      return () => clearTimeout(again);
    }
    return undefined;
  }, [who === undefined, open, attempt]);

  useEffect(() => {
    if (who === null && !open) {
      const to = path === '/' ? '' : `${path}${query.size > 0 ? `?${query}` : ''}`;
      navigate(href('/signin', { to }), { replace: true });
    }
  }, [who, open, path, query]);

  if (found && open) {
    return <Loaded key={found.route.path} load={found.route.load} params={found.params} />;
  }
  if (who === undefined || who === null) {
    return <Waiting lost={who === undefined && attempt > 0} />;
  }
  return (
    <Frame session={who}>{found ? <Loaded key={found.route.path} load={found.route.load} params={found.params} /> : <NotFound />}</Frame>
  );
}

function Waiting({ lost }: { lost: boolean }) {
  const t = useCommon();
  return (
    <main class="single">
      <p role="status">{lost ? t.lost : t.loading}</p>
    </main>
  );
}

function NotFound() {
  const t = useCommon();
  return (
    <div class="page">
      <h1>{t.notFound}</h1>
      <p>
        <a href={href('/')}>{t.toOverview}</a>
      </p>
    </div>
  );
}

function Loaded({ load, params }: { load: () => Promise<{ default: Page }>; params: Params }) {
  const t = useCommon();
  const [state, setState] = useState<{ page?: ComponentType<{ params: Params }>; failed?: boolean }>({});
  useEffect(() => {
    let here = true;
    load().then(
      (module) => here && setState({ page: module.default }),
      () => here && setState({ failed: true }),
    );
    return () => {
      here = false;
    };
  }, []);
  const Shown = state.page;
  if (Shown) {
    return <Shown params={params} />;
  }
  if (state.failed) {
    return (
      <div class="page" role="alert">
        <p>{t.failedToLoad}</p>
        <button type="button" onClick={() => window.location.reload()}>
          {t.reload}
        </button>
      </div>
    );
  }
  return (
    <p class="page" role="status">
      {t.loading}
    </p>
  );
}
