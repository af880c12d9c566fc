import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import type { FeedWords } from './en';
import { standingOf, TONES } from './standing';
import { useFeedWords } from './words';

type Connection = Schemas['Connection'];

export default function FeedsPage() {
  const t = useFeedWords();
  const [query] = useQuery();
  const mayAdd = useMay('connections:write');
  const all = useResource('/connections', { query: { limit: 500, after: query.get('after') } }, ['connections']);
  return (
    <Page
      title={t.title}
      help={t.help}
      actions={
        mayAdd && (
          <a class="button" href={href('/connections/new', { kind: 'feed' })}>
            {t.add}
          </a>
        )
      }
    >
      <ProblemNote problem={all.problem} retry={all.reload} />
      <Table
        caption={t.title}
        columns={columns(t)}
        rows={all.data?.items.filter((one) => one.kind === 'feed')}
        rowKey={(feed) => feed.id}
        loading={all.loading}
        next={all.data?.next}
        empty={<p>{t.none}</p>}
      />
    </Page>
  );
}

function columns(t: FeedWords): Column<Connection>[] {
  return [
    { key: 'name', title: t.name, cell: (feed) => <a href={href(`/feeds/${feed.id}`)}>{feed.name}</a> },
    { key: 'definition', title: t.definition, cell: (feed) => String(feed.settings.feed ?? '') },
    { key: 'state', title: t.state, cell: (feed) => <Standing id={feed.id} /> },
    { key: 'items', title: t.items, number: true, cell: (feed) => <Items id={feed.id} /> },
    {
      key: 'delivery',
      title: t.delivery,
      cell: (feed) => t.deliveries[(feed.settings.delivery as Schemas['Feed']['delivery']) ?? 'pull'],
    },
  ];
}

function Standing({ id }: { id: string }) {
  const t = useFeedWords();
  const feed = useResource('/connections/{id}/feed', { path: { id } }, ['runs']);
  if (!feed.data) {
    return null;
  }
  const standing = standingOf(feed.data);
  return (
    <>
      <Badge tone={TONES[standing]}>{t.states[standing]}</Badge> {feed.data.publishedAt && <Time at={feed.data.publishedAt} />}
    </>
  );
}

function Items({ id }: { id: string }) {
  const feed = useResource('/connections/{id}/feed', { path: { id } }, ['runs']);
  return <>{feed.data?.published ? number(feed.data.published.items) : ''}</>;
}
