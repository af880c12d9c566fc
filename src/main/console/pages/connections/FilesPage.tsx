import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, navigate, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { ProblemNote } from '../../parts/Note';
import { Badge, type Column, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { bytes, number } from '../../words/format';
import { useWords } from '../../words/language';
import { ConnectionShell, type Shown } from './ConnectionShell';
import { nextRun } from './kinds';
import { words } from './words';

type Upload = Schemas['Upload'];
const TONES: Record<Upload['state'], Tone> = {
  received: 'busy',
  loading: 'busy',
  loaded: 'good',
  refused: 'bad',
  unchanged: 'plain',
  failed: 'bad',
  checked: 'plain',
};

export default function FilesPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  return (
    <ConnectionShell id={params.id ?? ''} help={t.filesHelp}>
      {(shown) => <Files {...shown} />}
    </ConnectionShell>
  );
}

function Files({ connection, kind }: Shown) {
  const t = useWords(words);
  const [query] = useQuery();
  const uploads = useResource('/uploads', { query: { connection: connection.id, after: query.get('after'), sort: query.get('sort') } }, [
    'uploads',
    'runs',
  ]);
  const jobs = useResource('/jobs', { query: { limit: 500 } });
  const next = nextRun(connection, kind, jobs.data?.items ?? []);
  const columns: Column<Upload>[] = [
    { key: 'file', title: t.file, cell: (one) => <a href={href(`/catalog/${one.id}`)}>{one.filename}</a> },
    { key: 'state', title: t.state, cell: (one) => <Badge tone={TONES[one.state]}>{t.uploadStates[one.state]}</Badge> },
    { key: 'source', title: t.source, cell: (one) => t.sources[one.source] },
    { key: 'received', title: t.received, cell: (one) => <Time at={one.receivedAt} /> },
    { key: 'size', title: t.size, number: true, cell: (one) => bytes(one.size) },
    { key: 'rows', title: t.rows, number: true, cell: (one) => (one.summary ? number(one.summary.rows) : '') },
    { key: 'created', title: t.created, number: true, cell: (one) => (one.summary ? number(one.summary.created) : '') },
    { key: 'updated', title: t.updated, number: true, cell: (one) => (one.summary ? number(one.summary.updated) : '') },
    { key: 'rejected', title: t.rejected, number: true, cell: (one) => (one.summary ? number(one.summary.rejected) : '') },
  ];
  const pull = async () => {
    const run = await api.post(
      '/connections/{id}/runs',
      { job: 'catalog-pull', dryRun: false, force: false },
      { path: { id: connection.id } },
    );
    navigate(href(`/runs/${run.data.id}`));
  };
  return (
    <section>
      <p class="actions">
        {kind.jobs.some((job) => job.job === 'catalog-pull') && (
          <>
            <span>
              {t.nextPull}: {next ? <Time at={next.at} exact /> : '–'}
            </span>
            <Action needs="connections:write" act={pull}>
              {t.pullNow}
            </Action>
          </>
        )}
        <a class="button" href={href('/catalog', { connection: connection.id })}>
          {t.upload}
        </a>
      </p>
      <ProblemNote problem={uploads.problem} retry={uploads.reload} />
      <Table
        caption={t.files}
        columns={columns}
        rows={uploads.data?.items}
        problem={uploads.problem}
        next={uploads.data?.next}
        loading={uploads.loading}
        rowKey={(one) => one.id}
        empty={<p>{t.filesEmpty}</p>}
      />
    </section>
  );
}
