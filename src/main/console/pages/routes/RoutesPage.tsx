import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, navigate, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useCommon } from '../../words';
import { number } from '../../words/format';
import type { Words } from './en';
import { OffBadge, StateBadge } from './State';
import { useRouteWords } from './words';

type Entry = Schemas['RouteFileEntry'];

const LOOK = 5_000;

/** Every route file, by folder. */
export default function RoutesPage() {
  const t = useRouteWords();
  const c = useCommon();
  const [query] = useQuery();
  const [asking, setAsking] = useState(false);
  const list = useResource('/routes', { query: { limit: 500 } }, ['routes']);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && list.reload(), LOOK);
    return () => clearInterval(timer);
  }, [list.reload]);
  const items = (list.data?.items ?? []).filter((entry) => fits(entry, query));
  const folders = [...new Set(items.map((entry) => entry.folder))].sort();
  const all = [...new Set((list.data?.items ?? []).map((entry) => entry.folder))].sort();
  return (
    <Page
      title={t.title}
      help={t.help}
      actions={
        list.data?.editing && (
          <Action needs="routes:write" act={() => setAsking(true)}>
            {t.newFile}
          </Action>
        )
      }
    >
      <Filters
        filters={[
          { name: 'q', label: t.search, kind: 'search' },
          { name: 'folder', label: t.folder, kind: 'choice', choices: all.map((one) => ({ value: one || '.', label: one || t.top })) },
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: [...Object.entries(t.states), ['off', t.off] as const].map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <ProblemNote problem={list.problem} retry={list.reload} />
      {!list.data && list.loading && <p role="status">{c.loading}</p>}
      {list.data && items.length === 0 && (
        <Table caption={t.title} columns={columns(t)} rows={items} rowKey={(entry) => entry.file} empty={<p>{t.none}</p>} />
      )}
      {folders.map((folder) => (
        <section key={folder} class="route-folder">
          <h2>{folder || t.top}</h2>
          <Table
            caption={folder || t.top}
            columns={columns(t)}
            rows={items.filter((entry) => entry.folder === folder)}
            rowKey={(entry) => entry.file}
          />
        </section>
      ))}
      {asking && <NewFile onClose={() => setAsking(false)} />}
    </Page>
  );
}

function NewFile({ onClose }: { onClose: () => void }) {
  const t = useRouteWords();
  const [file, setFile] = useState('custom/custom-new.camel.yaml');
  return (
    <Ask
      title={t.newFile}
      doIt={t.create}
      act={async () => navigate(href(`/routes/${file.trim()}`, { view: 'edit', new: true }))}
      onClose={onClose}
    >
      <Field label={t.newName} hint={t.newHelp} required>
        {(attributes) => <input {...attributes} value={file} onInput={(event) => setFile(event.currentTarget.value)} />}
      </Field>
    </Ask>
  );
}

function fits(entry: Entry, query: URLSearchParams): boolean {
  const text = (query.get('q') ?? '').toLowerCase();
  const folder = query.get('folder');
  const state = query.get('state');
  const told = [entry.file, ...entry.routes.flatMap((route) => [route.id, route.description ?? ''])].join(' ').toLowerCase();
  return (
    told.includes(text) &&
    (!folder || entry.folder === (folder === '.' ? '' : folder)) &&
    (!state || entry.state === state || (state === 'off' && entry.routes.some((route) => route.off)))
  );
}

function sum(entry: Entry, of: 'messages' | 'failures'): number {
  return entry.routes.reduce((all, route) => all + (route.traffic?.[of] ?? 0), 0);
}

function columns(t: Words): Column<Entry>[] {
  return [
    {
      key: 'file',
      title: t.file,
      cell: (entry) => <a href={href(`/routes/${entry.file}`)}>{entry.file.slice(entry.folder ? entry.folder.length + 1 : 0)}</a>,
    },
    {
      key: 'does',
      title: t.does,
      cell: (entry) => (entry.routes.find((route) => route.kind !== 'configuration') ?? entry.routes[0])?.description ?? '',
    },
    {
      key: 'state',
      title: t.state,
      cell: (entry) => (
        <>
          <StateBadge state={entry.state} />{' '}
          {entry.routes.length > 0 && entry.routes.every((route) => route.off) && <OffBadge name={entry.routes[0]?.key} />}
        </>
      ),
    },
    { key: 'messages', title: t.messages, number: true, cell: (entry) => number(sum(entry, 'messages')) },
    {
      key: 'failures',
      title: t.failures,
      number: true,
      cell: (entry) => <span class={sum(entry, 'failures') > 0 ? 'failed' : ''}>{number(sum(entry, 'failures'))}</span>,
    },
    { key: 'since', title: t.since, cell: (entry) => entry.liveSince && <Time at={entry.liveSince} /> },
  ];
}
