import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, navigate } from '../../frame/location';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { ProblemNote } from '../../parts/Note';
import { titleOf } from '../../parts/schema';
import { Badge, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { language, useWords } from '../../words/language';
import { type Connection, isOn, type Kind, nextOf, schemaOf } from './kinds';
import { words } from './words';

type Run = Schemas['Run'];
export const RUN_TONES: Record<Run['state'], Tone> = {
  queued: 'busy',
  running: 'busy',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'plain',
};

/** The jobs of a connection: when each runs, how it went, and a button to run it now or to try it. */
export function JobList({ connection, kind }: { connection: Connection; kind: Kind }) {
  const t = useWords(words);
  const chosen = useStore(language);
  const jobs = useResource('/jobs', { query: { limit: 500 } });
  const runs = useResource('/runs', { query: { connection: connection.id, limit: 100 } }, ['runs']);
  const [problem, setProblem] = useState<unknown>();
  const start = async (job: string, dryRun: boolean, force = false) => {
    setProblem(undefined);
    try {
      const run = await api.post('/connections/{id}/runs', { job, dryRun, force }, { path: { id: connection.id } });
      navigate(href(`/runs/${run.data.id}`));
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <section class="card">
      <h2>{t.jobs}</h2>
      <ProblemNote problem={problem ?? jobs.problem ?? runs.problem} />
      <ul class="jobs plain-list">
        {kind.jobs.map((job) => {
          const on = isOn(connection, job);
          const clock = jobs.data?.items.find((one) => one.job === job.job);
          const last = runs.data?.items.find((run) => run.job === job.job);
          const next = connection.enabled && on && clock ? nextOf(connection, clock) : undefined;
          const title = job.switch ? titleOf(schemaOf(kind).properties?.[job.switch] ?? {}, job.switch, chosen) : '';
          return (
            <li key={job.job} data-job={job.job}>
              <div>
                <h3>{t.jobNames[job.job] ?? job.job}</h3>
                <p class="hint">
                  {t.jobTexts[job.job] ?? job.description} {!on && t.switchOff(title)}
                </p>
                <p class="hint">
                  {next && (
                    <>
                      {t.nextRun} <Time at={next} />
                      {'. '}
                    </>
                  )}
                  {last && (
                    <>
                      {t.lastRun}{' '}
                      <a href={href(`/runs/${last.id}`)}>
                        <Time at={last.finishedAt ?? last.startedAt ?? last.queuedAt} />
                      </a>{' '}
                      <Badge tone={RUN_TONES[last.state]}>{t.runStates[last.state]}</Badge>
                    </>
                  )}
                </p>
              </div>
              <div class="actions">
                {on && (
                  <Action needs="connections:write" act={() => start(job.job, false)} label={`${t.run}: ${t.jobNames[job.job] ?? job.job}`}>
                    {t.run}
                  </Action>
                )}
                {job.dryRun && (
                  <Action
                    needs="connections:write"
                    act={() => start(job.job, true)}
                    label={`${t.dryRun}: ${t.jobNames[job.job] ?? job.job}`}
                  >
                    {t.dryRun}
                  </Action>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
