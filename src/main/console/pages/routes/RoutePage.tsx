import type { ComponentType } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, useQuery } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { useCommon } from '../../words';
import type { EditProps } from './EditView';
import { Picture } from './Picture';
import { Source } from './Source';
import { StateBadge } from './State';
import { Versions } from './Versions';
import { useRouteWords } from './words';

const VIEWS = ['picture', 'source', 'edit', 'versions'] as const;

/** One route file: picture, source, editor, versions. */
export default function RoutePage({ params }: { params: Params }) {
  const t = useRouteWords();
  const c = useCommon();
  const file = params.rest ?? '';
  const [query, setQuery] = useQuery();
  const view = VIEWS.find((one) => one === query.get('view')) ?? 'picture';
  const isNew = query.get('new') === 'true';
  const shown = useResource(isNew ? null : '/routes/{file}', { path: { file } }, ['routes']);
  const state = useResource(isNew ? null : '/routes/{file}/state', { path: { file } }, ['routes']);
  // A file that begins here stays in its editor when it has been saved.
  const [begun] = useState(isNew ? file : undefined);
  const [Edit, setEdit] = useState<ComponentType<EditProps>>();
  const [missed, setMissed] = useState<unknown>();
  useEffect(() => {
    if (view === 'edit' && !Edit) {
      // Loaded when somebody edits: it is larger than all else together.
      import('./EditView').then((loaded) => setEdit(() => loaded.default), setMissed);
    }
  }, [view]);
  const goTo = useCallback((line: number) => setQuery({ view: 'source', line }), [file]);
  const reload = () => {
    shown.reload();
    state.reload();
  };
  return (
    <Page title={file} above={[{ href: href('/routes'), name: t.title }]} actions={state.data && <StateBadge state={state.data.state} />}>
      <nav class="tabs" aria-label={t.view}>
        {VIEWS.map((one) => (
          <a
            key={one}
            href={href(`/routes/${file}`, { view: one === 'picture' ? undefined : one, new: isNew || undefined })}
            aria-current={view === one ? 'page' : undefined}
          >
            {t.views[one]}
          </a>
        ))}
      </nav>
      {view !== 'versions' && <ProblemNote problem={shown.problem} retry={reload} />}
      {!isNew && shown.loading && !shown.data && <p role="status">{c.loading}</p>}
      {view === 'picture' && shown.data && <Picture file={file} go={goTo} />}
      {view === 'source' && shown.data && (
        <Source text={shown.data.text} line={Number(query.get('line')) || 0} findings={state.data?.findings ?? []} go={goTo} />
      )}
      {view === 'edit' &&
        (shown.data || begun === file) &&
        (Edit ? (
          <Edit key={file} file={file} shown={shown.data} line={Number(query.get('line')) || 0} reload={reload} />
        ) : missed ? (
          <ProblemNote problem={missed} retry={() => window.location.reload()} />
        ) : (
          <p role="status">{c.loading}</p>
        ))}
      {view === 'versions' && <Versions file={file} shown={shown.data} reload={reload} />}
    </Page>
  );
}
