import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { useQuery } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Badge, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { bytes } from '../../words/format';
import { FeedFrame } from './FeedFrame';
import { useFeedWords } from './words';

export default function PullsPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useFeedWords();
  const [query] = useQuery();
  const feed = useResource('/connections/{id}/feed', { path: { id } });
  const pulls = useResource('/connections/{id}/feed/pulls', { path: { id }, query: { after: query.get('after') } });
  return (
    <FeedFrame id={id} feed={feed}>
      <h2>{t.pulls}</h2>
      <p class="help">{t.pullsHelp}</p>
      <ProblemNote problem={pulls.problem} retry={pulls.reload} />
      <Table
        caption={t.pulls}
        columns={[
          { key: 'when', title: t.when, cell: (pull) => <Time at={pull.at} exact /> },
          {
            key: 'from',
            title: t.from,
            cell: (pull) => (
              <div>
                {pull.address}
                <br />
                <span class="soft">{pull.agent}</span>
              </div>
            ),
          },
          { key: 'by', title: t.by, cell: (pull) => `${t.bys[pull.by]}${pull.caller ? `: ${pull.caller}` : ''}` },
          {
            key: 'status',
            title: t.status,
            cell: (pull) => (
              <Badge tone={pull.status < 400 ? 'good' : 'warn'}>
                {pull.status} {t.statuses[pull.status] ?? ''}
              </Badge>
            ),
          },
          { key: 'bytes', title: t.bytes, number: true, cell: (pull) => bytes(pull.bytes) },
        ]}
        rows={pulls.data?.items}
        rowKey={(pull) => pull.id}
        loading={pulls.loading}
        next={pulls.data?.next}
        empty={<p>{t.noPulls}</p>}
      />
    </FeedFrame>
  );
}
