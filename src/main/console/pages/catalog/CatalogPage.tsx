import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { bytes, number } from '../../words/format';
import type { CatalogWords } from './en';
import { SendBox } from './SendBox';
import { found, isOpen, TONES, usePolling } from './useUpload';
import { useCatalogWords } from './words';

type Upload = Schemas['Upload'];

export default function CatalogPage() {
  const t = useCatalogWords();
  const [query] = useQuery();
  const connections = useResource(useMay('connections:read') ? '/connections' : null, { query: { limit: 500 } }, ['connections']);
  const uploads = useResource(
    '/uploads',
    {
      query: {
        connection: query.get('connection'),
        state: query.get('state'),
        unresolved: query.get('unresolved'),
        q: query.get('q'),
        sort: query.get('sort'),
        after: query.get('after'),
      },
    },
    ['uploads'],
  );
  usePolling(uploads.data?.items.some(isOpen) ?? false, uploads.reload);
  const vendors = (connections.data?.items ?? []).filter((connection) => connection.kind.endsWith('-catalog'));
  const names = Object.fromEntries(vendors.map((vendor) => [vendor.id, vendor.name]));
  return (
    <Page title={t.title} help={t.help}>
      {connections.data && <SendBox vendors={vendors} onSent={uploads.reload} />}
      <h2>{t.history}</h2>
      <Filters
        filters={[
          { name: 'q', label: t.name, kind: 'search' },
          {
            name: 'connection',
            label: t.vendor,
            kind: 'choice',
            choices: vendors.map((vendor) => ({ value: vendor.id, label: vendor.name })),
          },
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <ProblemNote problem={connections.problem ?? uploads.problem} retry={uploads.reload} />
      <Table
        caption={t.history}
        columns={columns(t, names)}
        rows={uploads.data?.items}
        problem={uploads.problem}
        rowKey={(upload) => upload.id}
        loading={uploads.loading}
        next={uploads.data?.next}
        empty={<p>{t.empty}</p>}
      />
    </Page>
  );
}

function columns(t: CatalogWords, names: Record<string, string>): Column<Upload>[] {
  return [
    { key: 'file', title: t.file, cell: (upload) => <a href={href(`/catalog/${upload.id}`)}>{upload.filename}</a> },
    { key: 'vendor', title: t.vendor, cell: (upload) => names[upload.connectionId] ?? upload.connectionId },
    {
      key: 'state',
      title: t.state,
      cell: (upload) => (
        <Badge tone={TONES[upload.state]} filter={{ path: '/catalog', query: { state: upload.state } }}>
          {t.states[upload.state]}
        </Badge>
      ),
    },
    { key: 'source', title: t.source, cell: (upload) => t.sources[upload.source] },
    { key: 'received', title: t.received, sort: 'createdAt', cell: (upload) => <Time at={upload.receivedAt} /> },
    { key: 'size', title: t.size, number: true, cell: (upload) => bytes(upload.size) },
    { key: 'rows', title: t.rows, number: true, cell: (upload) => (upload.summary ? number(upload.summary.rows) : '') },
    { key: 'created', title: t.created, number: true, cell: (upload) => (upload.summary ? number(upload.summary.created) : '') },
    { key: 'updated', title: t.updated, number: true, cell: (upload) => (upload.summary ? number(upload.summary.updated) : '') },
    { key: 'rejected', title: t.rejected, number: true, cell: (upload) => (upload.summary ? number(upload.summary.rejected) : '') },
    {
      key: 'findings',
      title: t.findings,
      number: true,
      cell: (upload) => (upload.summary ? <a href={href(`/catalog/${upload.id}/findings`)}>{number(found(upload))}</a> : ''),
    },
  ];
}
