import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Pick } from '../../parts/Pick';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { date, money } from '../../words/format';
import type { OrderWords } from './en';
import { CAUSES, customerName, endOf, isForgotten, type Order, STATES, startOf, today, tone } from './model';
import { useOrderWords } from './words';

export default function OrdersPage() {
  const t = useOrderWords();
  const [query] = useQuery();
  const connections = useShops();
  const common = {
    connection: query.get('connection'),
    number: query.get('number'),
    customer: query.get('customer'),
    orderedFrom: startOf(query.get('from')),
    orderedTo: endOf(query.get('to')),
    shipsUntil: query.get('shipsUntil'),
  };
  const byDay = common.orderedFrom ?? common.orderedTo;
  const orders = useResource(
    '/orders',
    {
      query: {
        ...common,
        state: query.get('state'),
        holdCause: query.get('holdCause'),
        // Each filter goes with the sort whose index holds it.
        sort: query.get('sort') ?? (byDay ? '-orderedAt' : common.shipsUntil ? 'shipsOn' : undefined),
        after: query.get('after'),
      },
    },
    ['orders'],
  );
  const counts = useResource('/orders/counts', { query: common }, ['orders']);
  return (
    <Page title={t.title} help={t.help}>
      <Filters
        filters={[
          { name: 'number', label: t.filters.number, kind: 'search' },
          { name: 'customer', label: t.filters.customer, kind: 'search', placeholder: t.filters.customerHint },
          {
            name: 'state',
            label: t.filters.state,
            kind: 'choice',
            choices: STATES.map((state) => ({ value: state, label: t.states[state] })),
          },
          {
            name: 'holdCause',
            label: t.filters.holdCause,
            kind: 'choice',
            choices: CAUSES.map((cause) => ({ value: cause, label: t.causes[cause] })),
          },
          {
            name: 'connection',
            label: t.filters.connection,
            kind: 'choice',
            choices: connections.map((one) => ({ value: one.id, label: one.name })),
          },
          { name: 'from', label: t.filters.from, kind: 'date' },
          { name: 'to', label: t.filters.to, kind: 'date' },
          { name: 'shipsUntil', label: t.filters.shipsUntil, kind: 'date' },
        ]}
      />
      <Counts counts={counts.data} t={t} />
      <ProblemNote problem={orders.problem} retry={orders.reload} />
      <Table
        caption={t.title}
        columns={columns(t, connections, query)}
        rows={orders.data?.items}
        problem={orders.problem}
        loading={orders.loading}
        next={orders.data?.next}
        rowKey={(order) => order.id}
        empty={
          <p>
            {t.empty} <a href={href('/connections')}>{t.toConnections}</a>
          </p>
        }
      />
    </Page>
  );
}

/** The shops and tills that orders come from. */
export function useShops(): { id: string; name: string; kind: string }[] {
  const allowed = useMay('connections:read');
  const found = useResource(allowed ? '/connections' : null, { query: { limit: 500 } });
  return (found.data?.items ?? []).filter((one) => one.kind === 'cseries' || one.kind === 'rseries');
}

type Counted = { states: Record<string, number>; holdCauses: Record<string, number> };

/** How many there are by state and cause; a click filters. */
function Counts({ counts, t }: { counts: Counted | undefined; t: OrderWords }) {
  const [query, setQuery] = useQuery();
  const badge = (name: 'state' | 'holdCause', value: string, label: string, count: number | undefined) => (
    <Pick
      key={value}
      label={label}
      count={count}
      pressed={query.get(name) === value}
      press={() =>
        setQuery({ [name]: query.get(name) === value ? undefined : value, ...(name === 'state' ? { holdCause: undefined } : {}) })
      }
    />
  );
  const causes = CAUSES.filter((cause) => (counts?.holdCauses[cause] ?? 0) > 0 || query.get('holdCause') === cause);
  return (
    <div class="picks">
      <p role="group" aria-label={t.statesLabel}>
        {STATES.map((state) => badge('state', state, t.states[state], counts?.states[state]))}
      </p>
      {causes.length > 0 && (
        <p role="group" aria-label={t.causesLabel}>
          <span class="soft">{t.causesLabel}: </span>
          {causes.map((cause) => badge('holdCause', cause, t.causes[cause], counts?.holdCauses[cause]))}
        </p>
      )}
    </div>
  );
}

/** A link to the same list with one filter more. */
function filtered(query: URLSearchParams, patch: Record<string, string>): { path: string; query: Record<string, string> } {
  const next = Object.fromEntries(query);
  delete next.after;
  return { path: '/orders', query: { ...next, ...patch } };
}

function columns(t: OrderWords, connections: { id: string; name: string }[], query: URLSearchParams): Column<Order>[] {
  return [
    {
      key: 'number',
      title: t.columns.number,
      sort: 'number',
      cell: (order) => (
        <a class="whole" href={href(`/orders/${order.id}`)}>
          {order.number || order.remoteId}
        </a>
      ),
    },
    {
      key: 'state',
      title: t.columns.state,
      cell: (order) => (
        <>
          <Badge tone={tone(order.state)} filter={filtered(query, { state: order.state })}>
            {t.states[order.state]}
          </Badge>{' '}
          {order.holdCause && (
            <Badge tone="plain" filter={filtered(query, { holdCause: order.holdCause })}>
              {t.causes[order.holdCause]}
            </Badge>
          )}
        </>
      ),
    },
    {
      key: 'customer',
      title: t.columns.customer,
      cell: (order) =>
        isForgotten(order.person) ? (
          <span class="soft">{t.forgotten}</span>
        ) : (
          customerName(order.person) || <span class="soft">{t.noCustomer}</span>
        ),
    },
    {
      key: 'shop',
      title: t.columns.shop,
      cell: (order) =>
        order.tradeName ?? connections.find((one) => one.id === order.connectionId)?.name ?? t.connection(order.connectionId),
    },
    { key: 'total', title: t.columns.total, number: true, cell: (order) => (order.total ? money(order.total) : '') },
    { key: 'ordered', title: t.columns.ordered, sort: 'orderedAt', cell: (order) => <Time at={order.orderedAt} /> },
    {
      key: 'ships',
      title: t.columns.ships,
      sort: 'shipsOn',
      cell: (order) => <ShipDay order={order} t={t} />,
    },
    { key: 'changed', title: t.columns.changed, sort: 'updatedAt', cell: (order) => <Time at={order.updatedAt} /> },
  ];
}

/** The day of shipping; what is due today or late says so. */
export function ShipDay({ order, t }: { order: Pick<Order, 'shipsOn' | 'state'>; t: OrderWords }) {
  if (!order.shipsOn) {
    return null;
  }
  const due = order.state === 'accepted' && order.shipsOn <= today();
  return (
    <>
      {date(order.shipsOn)} {due && <Badge tone="warn">{order.shipsOn < today() ? t.late : t.today}</Badge>}
    </>
  );
}
