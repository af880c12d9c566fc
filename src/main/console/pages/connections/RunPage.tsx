import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, navigate, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Filters } from '../../parts/Filters';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useCommon } from '../../words';
import { number } from '../../words/format';
import { useWords } from '../../words/language';
import { RUN_TONES } from './JobList';
import { isOver, type Run, useLiveRun } from './liveRun';
import { words } from './words';

/** One run while it goes and after; of a dry run also its plan. */
export default function RunPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  const c = useCommon();
  const id = params.run ?? '';
  const connectionId = params.id ?? '';
  const found = useResource('/runs/{id}', { path: { id } });
  const connection = useResource('/connections/{id}', { path: { id: connectionId } });
  const { run: live, lines } = useLiveRun(id);
  const [problem, setProblem] = useState<unknown>();
  const run = live ?? found.data;
  const above = [
    { href: href('/connections'), name: t.title },
    { href: href(`/connections/${connectionId}`), name: connection.data?.name ?? connectionId },
  ];
  if (!run) {
    return (
      <Page title={t.job} above={above}>
        <ProblemNote problem={found.problem} retry={found.reload} />
        {!found.problem && <p role="status">{c.loading}</p>}
      </Page>
    );
  }
  const job = t.jobNames[run.job] ?? run.job;
  const again = async (dryRun: boolean, force = false) => {
    setProblem(undefined);
    try {
      const next = await api.post('/connections/{id}/runs', { job: run.job, dryRun, force }, { path: { id: connectionId } });
      navigate(href(`/connections/${connectionId}/runs/${next.data.id}`));
    } catch (failure) {
      setProblem(failure);
    }
  };
  const over = isOver(run);
  return (
    <Page
      title={run.dryRun ? t.dryRunTitle(job) : t.runTitle(job)}
      help={run.dryRun ? t.dryRunHelp : t.runHelp}
      above={above}
      actions={
        over ? (
          <>
            <Action needs="connections:write" {...(run.dryRun ? {} : { kind: 'main' as const })} act={() => again(run.dryRun)}>
              {run.dryRun ? t.dryRun : t.run}
            </Action>
            {run.dryRun && (
              <Action needs="connections:write" kind="main" act={() => again(false)}>
                {t.realRun}
              </Action>
            )}
            {run.state === 'failed' && run.job === 'inventory-push' && !run.dryRun && (
              <Action needs="connections:write" kind="danger" act={() => again(false, true)}>
                {t.runForced}
              </Action>
            )}
          </>
        ) : (
          <Action
            needs="connections:write"
            kind="danger"
            disabled={run.cancelAsked === true}
            act={() => api.post('/runs/{id}/cancel', undefined, { path: { id } })}
          >
            {t.cancelRun}
          </Action>
        )
      }
    >
      <ProblemNote problem={problem} />
      <div aria-live="polite" aria-atomic="true">
        <p>
          <Badge tone={RUN_TONES[run.state]}>{t.runStates[run.state]}</Badge>{' '}
          {run.cancelAsked && !over && <span class="soft">{t.cancelAsked}</span>}
        </p>
      </div>
      {run.error && <Note kind="bad">{run.error}</Note>}
      <Progress run={run} />
      <Facts
        facts={[
          [t.begun, <Time key="begun" at={run.startedAt ?? run.queuedAt} exact />],
          [t.ended, run.finishedAt && <Time at={run.finishedAt} exact />],
        ]}
      />
      {run.dryRun && <Plan run={run} />}
      {Object.keys(run.counters).length > 0 && (
        <section>
          <h2>{t.counters}</h2>
          <ul class="counters">
            {Object.entries(run.counters)
              .sort(([one], [other]) => one.localeCompare(other))
              .map(([name, count]) => (
                <li key={name}>
                  {name} <strong>{number(count)}</strong>
                </li>
              ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t.log}</h2>
        <div class="log" role="region" aria-label={t.log} tabIndex={0}>
          <ol>
            {lines.map((line) => (
              <li key={line.id} class={line.level}>
                {line.message}
              </li>
            ))}
          </ol>
        </div>
        <p>
          <a href={href(`/runs/${id}`)}>{t.wholeLog}</a>
        </p>
      </section>
    </Page>
  );
}

function Progress({ run }: { run: Run }) {
  const t = useWords(words);
  const { share, step, rows } = run.progress as { share?: number; step?: string; rows?: number };
  if (isOver(run) || run.state === 'queued') {
    return null;
  }
  return (
    <p>
      <label>
        {t.progress}: {step} {rows === undefined ? '' : number(rows)}
        <progress max={1} {...(typeof share === 'number' ? { value: share } : {})} />
      </label>
    </p>
  );
}

type Item = Schemas['RunPlanItem'];
const TONES: Record<Item['action'], Tone> = {
  create: 'good',
  change: 'busy',
  link: 'good',
  send: 'busy',
  remove: 'bad',
  refuse: 'bad',
  wait: 'warn',
  ignore: 'plain',
  keep: 'plain',
};

function Plan({ run }: { run: Run }) {
  const t = useWords(words);
  const [query] = useQuery();
  const over = isOver(run);
  const plan = useResource(over ? '/runs/{id}/plan' : null, {
    path: { id: run.id },
    query: { action: query.get('action'), after: query.get('after'), limit: 100 },
  });
  const columns: Column<Item>[] = [
    { key: 'action', title: t.action, cell: (item) => <Badge tone={TONES[item.action]}>{t.actions[item.action]}</Badge> },
    {
      key: 'subject',
      title: t.subject,
      cell: (item) => (
        <>
          {t.subjects[item.subject] ?? item.subject}{' '}
          {item.productId ? (
            <a href={href(`/products/${item.productId}`)}>{item.title ?? item.subjectId}</a>
          ) : (
            (item.title ?? item.subjectId)
          )}
          {item.title && item.subjectId ? <span class="soft"> {item.subjectId}</span> : null}
        </>
      ),
    },
    { key: 'field', title: t.field, cell: (item) => item.field },
    { key: 'before', title: t.from, cell: (item) => item.before },
    { key: 'after', title: t.to, cell: (item) => item.after },
    { key: 'count', title: t.count, number: true, cell: (item) => number(item.count ?? 1) },
    { key: 'detail', title: t.detail, cell: (item) => item.detail },
  ];
  const leftOut = run.counters.planLeftOut;
  return (
    <section>
      <h2>{t.plan}</h2>
      {!over ? (
        <p role="status">{t.planWaits}</p>
      ) : (
        <>
          <Filters
            filters={[
              {
                name: 'action',
                label: t.action,
                kind: 'choice',
                choices: Object.entries(t.actions).map(([value, label]) => ({ value, label })),
              },
            ]}
          />
          <ProblemNote problem={plan.problem} retry={plan.reload} />
          <Table
            caption={t.plan}
            columns={columns}
            rows={plan.data?.items}
            next={plan.data?.next}
            loading={plan.loading}
            rowKey={(item) => item.id}
            empty={<p>{t.planEmpty}</p>}
          />
          {leftOut !== undefined && <Note kind="warn">{t.planLeftOut(number(leftOut))}</Note>}
        </>
      )}
    </section>
  );
}
