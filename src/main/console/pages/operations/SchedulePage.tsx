import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, navigate } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useConnections } from './connections';
import { useOperations } from './words';

type Job = Schemas['Job'];

export default function SchedulePage() {
  const t = useOperations();
  const jobs = useResource('/jobs', { query: { limit: 500 } }, ['connections', 'settings', 'routes', 'runs']);
  const connections = useConnections();
  const [starting, setStarting] = useState<{ job: Job; dryRun: boolean }>();
  return (
    <Page title={t.schedule} help={t.scheduleHelp}>
      <ProblemNote problem={jobs.problem} retry={jobs.reload} />
      <Table
        caption={t.schedule}
        rows={jobs.data?.items}
        problem={jobs.problem}
        rowKey={(job) => job.job}
        columns={[
          {
            key: 'job',
            title: t.job,
            cell: (job) => (
              <>
                <a href={href('/runs', { job: job.job })}>{job.job}</a> {job.custom && <Badge tone="plain">{t.custom}</Badge>}
                <br />
                <span class="soft">{job.description}</span>
              </>
            ),
          },
          { key: 'kinds', title: t.kinds, cell: (job) => job.kinds.map((kind) => (kind === 'hub' ? t.hub : kind)).join(', ') },
          {
            key: 'when',
            title: t.when,
            cell: (job) =>
              job.cron ? (
                <>
                  <code>{job.cron}</code> {job.timeZone}
                </>
              ) : job.every ? (
                <code>{job.every}</code>
              ) : (
                <span class="soft">{t.onDemand}</span>
              ),
          },
          {
            key: 'next',
            title: t.next,
            cell: (job) => (
              <>
                {job.nextAt ? <Time at={job.nextAt} exact /> : <span class="soft">{job.scheduled ? t.clocksOff : '–'}</span>}
                {job.connections && job.connections.length > 0 && (
                  <details>
                    <summary>{t.perConnection(job.connections.length)}</summary>
                    <ul>
                      {job.connections.map((firing) => (
                        <li key={firing.connectionId}>
                          <a href={href(`/connections/${firing.connectionId}`)}>{connections.name(firing.connectionId)}</a>{' '}
                          <Time at={firing.nextAt} /> <span class="soft">{firing.timeZone}</span>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </>
            ),
          },
          {
            key: 'actions',
            title: t.start,
            cell: (job) => (
              <span class="actions">
                <Action needs={right(job)} label={`${t.runNow}: ${job.job}`} act={() => setStarting({ job, dryRun: false })}>
                  {t.runNow}
                </Action>
                {job.dryRun && (
                  <Action needs={right(job)} label={`${t.dryRun}: ${job.job}`} act={() => setStarting({ job, dryRun: true })}>
                    {t.dryRun}
                  </Action>
                )}
              </span>
            ),
          },
        ]}
      />
      {starting && (
        <Start
          job={starting.job}
          dryRun={starting.dryRun}
          connections={connections.items.filter((connection) => starting.job.kinds.includes(connection.kind))}
          onClose={() => setStarting(undefined)}
        />
      )}
    </Page>
  );
}

function right(job: Job): string {
  return job.kinds.includes('hub') ? 'settings:write' : 'connections:write';
}

function Start({
  job,
  dryRun,
  connections,
  onClose,
}: {
  job: Job;
  dryRun: boolean;
  connections: Schemas['Connection'][];
  onClose: () => void;
}) {
  const t = useOperations();
  const ofHub = job.kinds.includes('hub');
  const [connection, setConnection] = useState(connections[0]?.id ?? '');
  const act = async () => {
    if (!ofHub && connection === '') {
      throw new Error(t.noConnectionFor(job.job));
    }
    const run = ofHub
      ? await api.post('/runs', { job: job.job, dryRun })
      : await api.post('/connections/{id}/runs', { job: job.job, dryRun, force: false }, { path: { id: connection } });
    navigate(href(`/runs/${run.data.id}`));
  };
  return (
    <Ask title={`${dryRun ? t.dryRun : t.runNow}: ${job.job}`} doIt={dryRun ? t.dryRun : t.runNow} act={act} onClose={onClose}>
      <p>{job.description}</p>
      <p>{dryRun ? t.dryRunSays : t.runSays}</p>
      {!ofHub && (
        <Field label={t.connection} required>
          {(attributes) => (
            <select {...attributes} value={connection} onChange={(event) => setConnection(event.currentTarget.value)}>
              {connections.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </Ask>
  );
}
