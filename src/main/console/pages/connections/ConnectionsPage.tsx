import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { localized } from '../../parts/schema';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { language, useWords } from '../../words/language';
import { type Connection, nextRun, useKinds } from './kinds';
import { StateBadge } from './State';
import { words } from './words';

/** All connections; the hub filters, sorts and pages them. */
export default function ConnectionsPage() {
  const t = useWords(words);
  const chosen = useStore(language);
  const [query] = useQuery();
  const writes = useMay('connections:write');
  const list = useResource(
    '/connections',
    {
      query: {
        q: query.get('q'),
        kind: query.get('kind'),
        state: query.get('state'),
        sort: query.get('sort'),
        after: query.get('after'),
        limit: 100,
      },
    },
    ['connections', 'runs'],
  );
  const kinds = useKinds();
  const jobs = useResource('/jobs', { query: { limit: 500 } });
  const kindOf = (name: string) => kinds.data?.items.find((kind) => kind.kind === name);
  const columns: Column<Connection>[] = [
    { key: 'name', title: t.name, sort: 'name', cell: (one) => <a href={href(`/connections/${one.id}`)}>{one.name}</a> },
    {
      key: 'kind',
      title: t.kind,
      cell: (one) => (
        <Badge tone="plain" filter={{ path: '/connections', query: { kind: one.kind } }}>
          {localized(kindOf(one.kind)?.title ?? { en: one.kind }, chosen)}
        </Badge>
      ),
    },
    {
      key: 'state',
      title: t.state,
      cell: (one) => (
        <>
          <StateBadge connection={one} filters />
          {one.status.failingSince && (
            <p class="hint">
              {t.failingSince} <Time at={one.status.failingSince} />
              {one.status.detail ? `: ${one.status.detail}` : ''}
            </p>
          )}
        </>
      ),
    },
    { key: 'success', title: t.lastSuccess, cell: (one) => <Time at={one.status.lastSuccess} /> },
    {
      key: 'next',
      title: t.nextRun,
      cell: (one) => {
        const next = nextRun(one, kindOf(one.kind), jobs.data?.items ?? []);
        return next ? (
          <>
            <Time at={next.at} /> <span class="soft">{t.jobNames[next.job] ?? next.job}</span>
          </>
        ) : (
          <span class="soft">–</span>
        );
      },
    },
  ];
  return (
    <Page
      title={t.title}
      help={t.help}
      actions={
        writes ? (
          <a class="button main" href={href('/connections/new')}>
            {t.create}
          </a>
        ) : (
          <Action needs="connections:write" act={() => {}}>
            {t.create}
          </Action>
        )
      }
    >
      <Filters
        filters={[
          { name: 'q', label: t.search, kind: 'search' },
          {
            name: 'kind',
            label: t.kind,
            kind: 'choice',
            choices: kinds.data?.items.map((kind) => ({ value: kind.kind, label: localized(kind.title, chosen) })) ?? [],
          },
          { name: 'state', label: t.state, kind: 'choice', choices: Object.entries(t.states).map(([value, label]) => ({ value, label })) },
        ]}
      />
      <ProblemNote problem={list.problem ?? kinds.problem} retry={list.reload} />
      <Table
        caption={t.title}
        columns={columns}
        rows={list.data?.items}
        problem={list.problem}
        next={list.data?.next}
        loading={list.loading}
        rowKey={(one) => one.id}
        empty={<p>{t.empty}</p>}
      />
    </Page>
  );
}
