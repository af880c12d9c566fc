import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Pick } from '../../parts/Pick';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { money } from '../../words/format';
import { type Order, STATES, TONES, useWholesaleWords } from './words';

export default function WholesalePage() {
  const t = useWholesaleWords();
  const [query, setQuery] = useQuery();
  const maySeeRetailers = useMay('retailers:read');
  const retailers = useResource(maySeeRetailers ? '/retailers' : null, { query: { limit: 500, sort: 'companyName' } });
  const common = { retailer: query.get('retailer'), reference: query.get('reference') };
  const orders = useResource(
    '/wholesale-orders',
    { query: { ...common, state: query.get('state'), sort: query.get('sort'), after: query.get('after') } },
    ['wholesale'],
  );
  const counts = useResource('/wholesale-orders/counts', { query: common }, ['wholesale']);
  const columns: Column<Order>[] = [
    { key: 'number', title: t.number, cell: (one) => <a href={href(`/wholesale/${one.id}`)}>{one.number}</a> },
    {
      key: 'state',
      title: t.state,
      cell: (one) => (
        <Badge tone={TONES[one.state]} filter={{ path: '/wholesale', query: { state: one.state } }}>
          {t.states[one.state]}
        </Badge>
      ),
    },
    {
      key: 'retailer',
      title: t.retailer,
      cell: (one) =>
        maySeeRetailers ? <a href={href(`/retailers/${one.retailerId}`)}>{one.retailer ?? one.retailerId}</a> : (one.retailer ?? ''),
    },
    { key: 'reference', title: t.reference, cell: (one) => one.reference ?? '' },
    { key: 'total', title: t.total, number: true, cell: (one) => (one.total ? money(one.total, one.currency) : '') },
    { key: 'created', title: t.created, sort: 'createdAt', cell: (one) => <Time at={one.createdAt} /> },
    { key: 'updated', title: t.updated, sort: 'updatedAt', cell: (one) => <Time at={one.updatedAt} /> },
  ];
  const states: Record<string, number | undefined> = counts.data?.states ?? {};
  return (
    <Page title={t.title} help={t.help}>
      <Filters
        filters={[
          { name: 'reference', label: t.reference, kind: 'search' },
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: STATES.map((state) => ({ value: state, label: t.states[state] })),
          },
          {
            name: 'retailer',
            label: t.retailer,
            kind: 'choice',
            choices: (retailers.data?.items ?? []).map((one) => ({ value: one.id, label: one.companyName })),
          },
        ]}
      />
      <div class="picks">
        <p role="group" aria-label={t.statesLabel}>
          {STATES.map((state) => (
            <Pick
              key={state}
              label={t.states[state]}
              count={counts.data ? (states[state] ?? 0) : undefined}
              pressed={query.get('state') === state}
              press={() => setQuery({ state: query.get('state') === state ? undefined : state })}
            />
          ))}
        </p>
      </div>
      <ProblemNote problem={orders.problem} retry={orders.reload} />
      <Table
        caption={t.title}
        columns={columns}
        rows={orders.data?.items}
        problem={orders.problem}
        loading={orders.loading}
        next={orders.data?.next}
        rowKey={(one) => one.id}
        empty={<p>{t.none}</p>}
      />
    </Page>
  );
}
