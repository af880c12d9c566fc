import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, useQuery } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Table } from '../../parts/Table';
import { useCommon } from '../../words';
import { number } from '../../words/format';
import { FeedFrame } from './FeedFrame';
import { useFeedWords } from './words';

const KINDS = ['added', 'gone', 'price', 'stock', 'other'] as const;

export default function DifferencePage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useFeedWords();
  const common = useCommon();
  const [query] = useQuery();
  const kind = query.get('kind');
  const feed = useResource('/connections/{id}/feed', { path: { id } }, ['runs']);
  const changes = useResource('/connections/{id}/feed/changes', { path: { id }, query: { kind, after: query.get('after') } });
  const counts = feed.data?.published?.difference;
  return (
    <FeedFrame id={id} feed={feed}>
      <h2>{t.difference}</h2>
      <nav class="state-links" aria-label={t.kind}>
        <a href={href(`/feeds/${id}/changes`)} aria-current={kind ? undefined : 'true'}>
          {common.all}
        </a>
        {KINDS.map((one) => (
          <a key={one} href={href(`/feeds/${id}/changes`, { kind: one })} aria-current={kind === one ? 'true' : undefined}>
            {t.kinds[one]} <span class="count">{number(counts?.[one] ?? 0)}</span>
          </a>
        ))}
      </nav>
      <ProblemNote problem={changes.problem} retry={changes.reload} />
      <Table
        caption={t.difference}
        columns={[
          { key: 'kind', title: t.kind, cell: (change) => t.kinds[change.kind] },
          { key: 'item', title: t.item, cell: (change) => change.item },
          { key: 'before', title: t.before, cell: (change) => change.before ?? '' },
          { key: 'after', title: t.after, cell: (change) => change.after ?? '' },
        ]}
        rows={changes.data?.items}
        rowKey={(change) => `${change.kind} ${change.item}`}
        loading={changes.loading}
        next={changes.data?.next}
        empty={<p>{t.noChanges}</p>}
      />
    </FeedFrame>
  );
}
