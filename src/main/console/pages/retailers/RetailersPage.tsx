import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useWords } from '../../words/language';
import { Decide, type Decision, decisions, type Retailer, TONES, words } from './Decide';

export default function RetailersPage() {
  const t = useWords(words);
  const [query] = useQuery();
  const [decision, setDecision] = useState<Decision>();
  const list = useResource('/retailers', { query: { state: query.get('state'), sort: query.get('sort'), after: query.get('after') } }, [
    'retailers',
  ]);
  const columns: Column<Retailer>[] = [
    {
      key: 'company',
      title: t.company,
      sort: 'companyName',
      cell: (one) => <a href={href(`/retailers/${one.id}`)}>{one.companyName}</a>,
    },
    {
      key: 'state',
      title: t.state,
      cell: (one) => (
        <Badge tone={TONES[one.state]} filter={{ path: '/retailers', query: { state: one.state } }}>
          {t.states[one.state]}
        </Badge>
      ),
    },
    { key: 'contact', title: t.contact, cell: (one) => one.contactName },
    { key: 'email', title: t.email, cell: (one) => one.email },
    { key: 'country', title: t.country, cell: (one) => one.country },
    { key: 'requested', title: t.requested, sort: 'createdAt', cell: (one) => <Time at={one.requestedAt} /> },
    {
      key: 'acts',
      title: `${t.approve} / ${t.decline}`,
      cell: (one) => (
        <span class="actions">
          {decisions(one.state).map((approve) => (
            <Action
              key={String(approve)}
              needs="retailers:write"
              {...(approve ? {} : { kind: 'danger' as const })}
              label={approve ? t.approveOf(one.companyName) : t.declineOf(one.companyName)}
              act={() => setDecision({ retailer: one, approve })}
            >
              {approve ? t.approve : t.decline}
            </Action>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Page title={t.title} help={t.help}>
      <Filters
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <ProblemNote problem={list.problem} retry={list.reload} />
      <Table
        caption={t.title}
        columns={columns}
        rows={list.data?.items}
        problem={list.problem}
        next={list.data?.next}
        rowKey={(one) => one.id}
        loading={list.loading}
        empty={
          <>
            <p>{t.none}</p>
            <p>
              <a href={href('/settings')}>{t.toSettings}</a>
            </p>
          </>
        }
      />
      {decision && <Decide decision={decision} close={() => setDecision(undefined)} done={list.reload} />}
    </Page>
  );
}
