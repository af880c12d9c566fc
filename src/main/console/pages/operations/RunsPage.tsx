import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import { useConnections } from './connections';
import { duration, instantOf } from './lines';
import { Progress, RunState } from './RunState';
import { useOperations } from './words';

const STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;

export default function RunsPage() {
  const t = useOperations();
  const [query] = useQuery();
  const connections = useConnections();
  const jobs = useResource('/jobs', { query: { limit: 500 } });
  const runs = useResource(
    '/runs',
    {
      query: {
        connection: query.get('connection'),
        job: query.get('job'),
        state: query.get('state'),
        createdSince: instantOf(query.get('since')),
        sort: query.get('sort'),
        after: query.get('after'),
      },
    },
    ['runs'],
  );
  const keep = Object.fromEntries(['connection', 'job'].flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])));
  return (
    <Page title={t.runs} help={t.runsHelp}>
      <Filters
        filters={[
          { name: 'connection', label: t.connection, kind: 'choice', choices: connections.choices },
          {
            name: 'job',
            label: t.job,
            kind: 'choice',
            choices: (jobs.data?.items ?? []).map((job) => ({ value: job.job, label: job.job })),
          },
          { name: 'state', label: t.state, kind: 'choice', choices: STATES.map((state) => ({ value: state, label: t.runStates[state] })) },
          { name: 'since', label: t.since, kind: 'date' },
        ]}
      />
      <ProblemNote problem={runs.problem} retry={runs.reload} />
      <Table
        caption={t.runs}
        rows={runs.data?.items}
        problem={runs.problem}
        next={runs.data?.next}
        rowKey={(run) => run.id}
        empty={<p>{t.noRuns}</p>}
        columns={[
          { key: 'run', title: t.run, sort: 'id', cell: (run) => <a href={href(`/runs/${run.id}`)}>{`${run.job} ${run.id}`}</a> },
          {
            key: 'connection',
            title: t.connection,
            cell: (run) =>
              run.connectionId ? (
                <a href={href('/runs', { connection: run.connectionId })}>{connections.name(run.connectionId)}</a>
              ) : (
                <span class="soft">{t.hub}</span>
              ),
          },
          {
            key: 'state',
            title: t.state,
            cell: (run) => (
              <>
                <RunState run={run} keep={keep} />
                <Progress run={run} />
              </>
            ),
          },
          { key: 'trigger', title: t.trigger, cell: (run) => t.triggers[run.trigger] },
          { key: 'queued', title: t.queued, sort: 'createdAt', cell: (run) => <Time at={run.queuedAt} /> },
          { key: 'took', title: t.took, cell: (run) => duration(run.startedAt, run.finishedAt) ?? '' },
          {
            key: 'counters',
            title: t.counters,
            cell: (run) =>
              Object.entries(run.counters)
                .filter(([, count]) => count > 0)
                .slice(0, 4)
                .map(([name, count]) => `${name} ${number(count)}`)
                .join(', '),
          },
        ]}
      />
    </Page>
  );
}
