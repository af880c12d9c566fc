import { address } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { endOf, instantOf } from './lines';
import { useOperations } from './words';

export const TONES: Record<string, Tone> = { done: 'good', refused: 'bad', unknown: 'warn' };

export default function AuditPage() {
  const t = useOperations();
  const [query] = useQuery();
  const filters = {
    q: query.get('q'),
    who: query.get('who'),
    action: query.get('action'),
    subject: query.get('subject'),
    from: instantOf(query.get('from')),
    to: endOf(query.get('to')),
  };
  const read = useResource('/audit', { query: { ...filters, sort: query.get('sort'), after: query.get('after') } }, ['access', 'settings']);
  return (
    <Page
      title={t.audit}
      help={t.auditHelp}
      actions={
        <a class="button" href={address('/audit/export', { query: filters })} download>
          {t.csv}
        </a>
      }
    >
      <Filters
        filters={[
          { name: 'q', label: t.search, kind: 'search' },
          { name: 'who', label: t.who, kind: 'text', placeholder: 'person:3' },
          { name: 'action', label: t.action, kind: 'text', placeholder: 'changeConnection' },
          { name: 'subject', label: t.subject, kind: 'text', placeholder: 'connections/7' },
          { name: 'from', label: t.from, kind: 'date' },
          { name: 'to', label: t.to, kind: 'date' },
        ]}
      />
      <ProblemNote problem={read.problem} retry={read.reload} />
      <Table
        caption={t.audit}
        rows={read.data?.items}
        problem={read.problem}
        next={read.data?.next}
        rowKey={(entry) => entry.id}
        columns={[
          { key: 'at', title: t.time, sort: 'createdAt', cell: (entry) => <Time at={entry.at} exact /> },
          { key: 'who', title: t.who, cell: (entry) => <a href={href('/audit', { who: entry.who })}>{entry.name}</a> },
          { key: 'action', title: t.action, cell: (entry) => <a href={href(`/audit/${entry.id}`)}>{entry.action}</a> },
          {
            key: 'subject',
            title: t.subject,
            cell: (entry) => entry.subject && <a href={href('/audit', { subject: entry.subject })}>{entry.subject}</a>,
          },
          {
            key: 'state',
            title: t.state,
            cell: (entry) => <Badge tone={TONES[entry.state] ?? 'plain'}>{t.auditStates[entry.state]}</Badge>,
          },
          { key: 'address', title: t.fromAddress, cell: (entry) => entry.address ?? '' },
        ]}
      />
    </Page>
  );
}
