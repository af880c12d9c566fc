import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table } from '../../parts/Table';
import { Tabs } from '../../parts/Tabs';
import { Time } from '../../parts/Time';
import { useConnections } from './connections';
import { EVENT_TYPES } from './eventTypes';
import { instantOf } from './lines';
import { useOperations } from './words';

/** Where the console shows the subject of an event, such as `orders/17`. */
export function placeOfSubject(subject: string): string | undefined {
  const [kind = '', id = '', more] = subject.split('/');
  const known = ['orders', 'products', 'listings', 'runs', 'connections', 'retailers'].includes(kind);
  if (known) {
    return href(`/${kind}/${id}`);
  }
  if (kind === 'uploads') {
    return href(`/catalog/${id}`);
  }
  return kind === 'stock' && more ? href(`/products/${more}`) : undefined;
}

function yesterday(): string {
  const begin = new Date(Date.now() - 86_400_000);
  begin.setMinutes(0, 0, 0);
  return begin.toISOString().replace('.000', '');
}

export function EventTabs() {
  const t = useOperations();
  return (
    <Tabs
      label={t.events}
      tabs={[
        { path: '/events', name: t.events },
        { path: '/events/subscriptions', name: t.subscriptions },
      ]}
    />
  );
}

export default function EventsPage() {
  const t = useOperations();
  const [query] = useQuery();
  const connections = useConnections();
  const after = query.get('after');
  const events = useResource(
    '/events',
    { query: { types: query.get('types'), ...(after ? { after } : { from: instantOf(query.get('from')) ?? yesterday() }) } },
    ['orders', 'stock', 'uploads', 'connections', 'retailers'],
  );
  return (
    <Page title={t.events} help={t.eventsHelp}>
      <EventTabs />
      <Filters
        filters={[
          { name: 'types', label: t.type, kind: 'choice', choices: EVENT_TYPES.map((type) => ({ value: type, label: type })) },
          { name: 'from', label: t.since, kind: 'date' },
        ]}
      />
      <ProblemNote problem={events.problem} retry={events.reload} />
      <Table
        caption={t.events}
        rows={events.data?.items}
        problem={events.problem}
        next={events.data?.next}
        rowKey={(event) => event.number}
        empty={<p>{t.noEvents}</p>}
        columns={[
          { key: 'number', title: t.number, number: true, cell: (event) => event.number },
          { key: 'time', title: t.time, cell: (event) => <Time at={event.time} exact /> },
          {
            key: 'type',
            title: t.type,
            cell: (event) => (
              <Badge tone="plain" filter={{ path: '/events', query: { types: event.type } }}>
                {event.type}
              </Badge>
            ),
          },
          {
            key: 'subject',
            title: t.subject,
            cell: (event) => {
              const place = placeOfSubject(event.subject);
              return place ? <a href={place}>{event.subject}</a> : event.subject;
            },
          },
          { key: 'connection', title: t.connection, cell: (event) => connections.name(event.connectionId) ?? '' },
          {
            key: 'changes',
            title: t.changes,
            cell: (event) => (
              <details>
                <summary>{Object.keys(event.changes).join(', ') || t.show}</summary>
                <pre>{JSON.stringify({ changes: event.changes, data: event.data }, null, 2)}</pre>
              </details>
            ),
          },
        ]}
      />
    </Page>
  );
}
