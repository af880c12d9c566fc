import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { useQuery } from '../../frame/location';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { shown, titleOf } from '../../parts/schema';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { language, useWords } from '../../words/language';
import { ConnectionShell, type Shown } from './ConnectionShell';
import { schemaOf } from './kinds';
import { words } from './words';

type Version = Schemas['Version'];

export default function VersionsPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  return (
    <ConnectionShell id={params.id ?? ''} help={t.versionsHelp}>
      {(found) => <Versions {...found} />}
    </ConnectionShell>
  );
}

function Versions({ connection, kind, resource }: Shown) {
  const t = useWords(words);
  const chosen = useStore(language);
  const [query] = useQuery();
  const [asked, setAsked] = useState<string>();
  const versions = useResource(
    '/connections/{id}/versions',
    { path: { id: connection.id }, query: { after: query.get('after'), sort: query.get('sort') } },
    ['connections'],
  );
  const current = resource.etag?.replaceAll('"', '');
  const nameOf = (pointer: string) => {
    const name = pointer.split('/')[2] ?? pointer.slice(1);
    return titleOf(
      schemaOf(kind).properties?.[name] ?? {},
      pointer === '/enabled' ? t.enabled : pointer === '/name' ? t.name : name,
      chosen,
    );
  };
  const columns: Column<Version>[] = [
    {
      key: 'version',
      title: t.version,
      sort: 'version',
      cell: (one) => (
        <>
          {one.version} {one.version === current && <Badge tone="good">{t.current}</Badge>}
        </>
      ),
    },
    { key: 'when', title: t.when, cell: (one) => <Time at={one.at} exact /> },
    { key: 'who', title: t.who, cell: (one) => one.who.name },
    {
      key: 'changes',
      title: t.changes,
      cell: (one) =>
        one.changes.length === 0 ? (
          <span class="soft">{t.firstVersion}</span>
        ) : (
          <ul class="plain-list">
            {one.changes.map((change) => (
              <li key={change.pointer}>
                <strong>{nameOf(change.pointer)}</strong>: <del>{shown(change.before)}</del> → <ins>{shown(change.after)}</ins>
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'restore',
      title: t.restore,
      cell: (one) =>
        one.version === current ? null : (
          <Action needs="connections:write" act={() => setAsked(one.version)} label={`${t.restore}: ${one.version}`}>
            {t.restore}
          </Action>
        ),
    },
  ];
  return (
    <>
      <ProblemNote problem={versions.problem} retry={versions.reload} />
      <Table
        caption={t.versions}
        columns={columns}
        rows={versions.data?.items}
        problem={versions.problem}
        next={versions.data?.next}
        loading={versions.loading}
        rowKey={(one) => one.version}
      />
      {asked && (
        <Ask
          title={t.restoreTitle(asked)}
          doIt={t.restore}
          act={async () =>
            resource.set(
              await api.post('/connections/{id}/versions/{version}/restore', undefined, {
                path: { id: connection.id, version: asked },
                match: resource.etag,
              }),
            )
          }
          onClose={() => setAsked(undefined)}
          onDone={() => {
            tell('good', t.restored);
            versions.reload();
          }}
        >
          <p>{t.restoreText}</p>
        </Ask>
      )}
    </>
  );
}
