import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { Note, ProblemNote } from '../../parts/Note';
import { Badge, type Column, Table, type Tone } from '../../parts/Table';
import { number } from '../../words/format';
import { useOperations } from './words';

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

/** What a dry run would do, once it has ended. */
export function Plan({ run }: { run: Schemas['Run'] }) {
  const t = useOperations();
  const [query] = useQuery();
  const over = run.state !== 'queued' && run.state !== 'running';
  const plan = useResource(over ? '/runs/{id}/plan' : null, {
    path: { id: run.id },
    query: { action: query.get('action'), after: query.get('after'), limit: 100 },
  });
  const columns: Column<Item>[] = [
    { key: 'action', title: t.plan.action, cell: (item) => <Badge tone={TONES[item.action]}>{t.plan.actions[item.action]}</Badge> },
    {
      key: 'subject',
      title: t.plan.subject,
      cell: (item) => (
        <>
          {t.plan.subjects[item.subject] ?? item.subject}{' '}
          {item.productId ? (
            <a href={href(`/products/${item.productId}`)}>{item.title ?? item.subjectId}</a>
          ) : (
            (item.title ?? item.subjectId)
          )}
          {item.title && item.subjectId ? <span class="soft"> {item.subjectId}</span> : null}
        </>
      ),
    },
    { key: 'field', title: t.plan.field, cell: (item) => item.field },
    { key: 'before', title: t.plan.before, cell: (item) => item.before },
    { key: 'after', title: t.plan.after, cell: (item) => item.after },
    { key: 'count', title: t.plan.count, number: true, cell: (item) => number(item.count ?? 1) },
    { key: 'detail', title: t.plan.detail, cell: (item) => item.detail },
  ];
  const leftOut = run.counters.planLeftOut;
  return (
    <section>
      <h2>{t.plan.title}</h2>
      {!over ? (
        <p role="status">{t.plan.waits}</p>
      ) : (
        <>
          <Filters
            filters={[
              {
                name: 'action',
                label: t.plan.action,
                kind: 'choice',
                choices: Object.entries(t.plan.actions).map(([value, label]) => ({ value, label })),
              },
            ]}
          />
          <ProblemNote problem={plan.problem} retry={plan.reload} />
          <Table
            caption={t.plan.title}
            columns={columns}
            rows={plan.data?.items}
            problem={plan.problem}
            next={plan.data?.next}
            loading={plan.loading}
            rowKey={(item) => item.id}
            empty={<p>{t.plan.empty}</p>}
          />
          {leftOut !== undefined && <Note kind="warn">{t.plan.leftOut(number(leftOut))}</Note>}
        </>
      )}
    </section>
  );
}
