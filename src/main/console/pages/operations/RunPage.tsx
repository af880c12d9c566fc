import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../api/client';
import { useLive } from '../../api/live';
import { useResource } from '../../api/resource';
import { href, navigate } from '../../frame/location';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { dateTime, number } from '../../words/format';
import { language, useWords } from '../../words/language';
import { words as jobWords } from '../connections/words';
import { useConnections } from './connections';
import { COUNTERS } from './counterNames';
import { duration, joined, type Line } from './lines';
import { Plan } from './Plan';
import { Progress, RunState } from './RunState';
import { useOperations } from './words';

export default function RunPage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const t = useOperations();
  const common = useCommon();
  const jobs = useWords(jobWords);
  const chosen = useStore(language);
  const nameOf = (counter: string) => COUNTERS[counter]?.[chosen] ?? counter;
  const connections = useConnections();
  const read = useResource('/runs/{id}', { path: { id } }, ['runs']);
  const run = read.data;
  const open = run?.state === 'queued' || run?.state === 'running';

  const job = run && (jobs.jobNames[run.job] ?? run.job);
  const again = async (dryRun: boolean, force = false) => {
    if (!run) {
      return;
    }
    const started = run.connectionId
      ? await api.post('/connections/{id}/runs', { job: run.job, dryRun, force }, { path: { id: run.connectionId } })
      : await api.post('/runs', { job: run.job, dryRun });
    navigate(href(`/runs/${started.data.id}`));
  };
  const needs = run?.connectionId ? 'connections:write' : 'settings:write';
  const cancel = async () => {
    read.set(await api.post('/runs/{id}/cancel', undefined, { path: { id } }));
    tell('good', t.cancelAsked);
  };
  return (
    <Page
      title={job ? (run.dryRun ? t.dryRunTitle(job) : t.runTitle(job)) : `${t.run} ${id}`}
      help={run?.dryRun ? t.dryRunHelp : t.runHelp}
      above={[
        { href: href('/runs'), name: t.runs },
        ...(run?.connectionId
          ? [{ href: href(`/connections/${run.connectionId}`), name: connections.name(run.connectionId) ?? run.connectionId }]
          : []),
      ]}
      actions={
        run &&
        (open ? (
          <Action needs="connections:write" kind="danger" act={cancel} disabled={run.cancelAsked}>
            {t.cancelRun}
          </Action>
        ) : (
          <>
            <Action needs={needs} kind="main" act={() => again(false)}>
              {run.dryRun ? t.realRun : t.runAgain}
            </Action>
            <Action needs={needs} act={() => again(true)}>
              {t.dryRunAgain}
            </Action>
            {run.state === 'failed' && run.job === 'inventory-push' && !run.dryRun && (
              <Action needs={needs} kind="danger" act={() => again(false, true)}>
                {t.runForced}
              </Action>
            )}
          </>
        ))
      }
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      {!run && read.loading && <p role="status">{common.loading}</p>}
      {run && (
        <>
          <Progress run={run} />
          {run.cancelAsked && open && <Note kind="plain">{t.cancelAsked}</Note>}
          {run.error && (
            <Note kind="bad">
              <p class="message" lang="en">
                {run.error}
              </p>
            </Note>
          )}
          <Facts
            facts={[
              [t.state, <RunState key="state" run={run} />],
              [t.run, run.id],
              [
                t.connection,
                run.connectionId ? (
                  <a key="connection" href={href(`/connections/${run.connectionId}`)}>
                    {connections.name(run.connectionId)}
                  </a>
                ) : (
                  t.hub
                ),
              ],
              [t.trigger, t.triggers[run.trigger]],
              [t.queued, <Time key="queued" at={run.queuedAt} exact />],
              [t.began, run.startedAt && <Time key="began" at={run.startedAt} exact />],
              [t.ended, run.finishedAt && <Time key="ended" at={run.finishedAt} exact />],
              [t.took, duration(run.startedAt, run.finishedAt)],
              [
                t.replays,
                run.replays && (
                  <a key="replays" href={href(`/failures/${run.replays}`)}>
                    {t.failure} {run.replays}
                  </a>
                ),
              ],
              [
                t.takesUp,
                run.takesUp && (
                  <a key="takes" href={href(`/runs/${run.takesUp}`)}>
                    {t.run} {run.takesUp}
                  </a>
                ),
              ],
              ...Object.entries(run.progress)
                .filter(([name]) => open && name !== 'share')
                .map(([name, value]): [string, string] => [nameOf(name), typeof value === 'number' ? number(value) : String(value)]),
            ]}
          />
          {run.dryRun && <Plan run={run} />}
          <section aria-labelledby="counters">
            <h2 id="counters">{t.counters}</h2>
            {Object.keys(run.counters).length === 0 ? (
              <p class="soft">{t.noCounters}</p>
            ) : (
              <Facts facts={Object.entries(run.counters).map(([name, count]) => [nameOf(name), number(count)])} />
            )}
          </section>
          <Log id={id} open={open} />
        </>
      )}
    </Page>
  );
}

/** The lines of the run: the newest ones, older ones when asked for, and those that come. */
function Log({ id, open }: { id: string; open: boolean }) {
  const t = useOperations();
  const [lines, setLines] = useState<Line[]>([]);
  const [older, setOlder] = useState<string | undefined>();
  const [problem, setProblem] = useState<unknown>();
  const box = useRef<HTMLOListElement>(null);
  const last = lines[lines.length - 1];

  const read = async (query: Record<string, string | number | undefined>) => {
    try {
      const answer = await api.get('/runs/{id}/events', { path: { id }, query });
      setLines((before) => joined(before, answer.data.items));
      setProblem(undefined);
      return answer.data.next;
    } catch (failure) {
      setProblem(failure);
      return undefined;
    }
  };
  const newest = () => read({ sort: '-id', limit: 200 }).then(setOlder);
  useEffect(() => {
    newest();
  }, [id]);
  const follow = () => (last ? read({ createdSince: last.at, limit: 500 }) : newest());
  useLive(['runs'], follow);
  // The last lines are written before the run ends.
  useEffect(() => {
    if (!open) {
      follow();
    }
  }, [open]);
  useEffect(() => {
    const log = box.current;
    if (log && open) {
      log.scrollTop = log.scrollHeight;
    }
  }, [last?.id]);
  return (
    <section aria-labelledby="log">
      <h2 id="log">{t.log}</h2>
      {t.logSays && <p class="hint">{t.logSays}</p>}
      <ProblemNote problem={problem} retry={follow} />
      {older && (
        <button type="button" onClick={() => read({ sort: '-id', limit: 500, after: older }).then(setOlder)}>
          {t.olderLines}
        </button>
      )}
      {lines.length === 0 ? (
        <p class="soft">{t.noLines}</p>
      ) : (
        <ol class="run-log" lang="en" ref={box} tabIndex={0} aria-label={t.log}>
          {lines.map((line) => (
            <li key={line.id}>
              <time dateTime={line.at} class="soft">
                {dateTime(line.at)}
              </time>
              <span class={line.level}>
                {line.level === 'info' ? '' : `${t.levels[line.level] ?? line.level}: `}
                {line.message}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
