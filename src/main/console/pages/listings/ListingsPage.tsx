import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { money, number } from '../../words/format';
import type { ListingWords } from './en';
import { TONES } from './tones';
import { useListingWords } from './words';

type Listing = Schemas['Listing'];
const STATES = ['matched', 'unmatched', 'ambiguous', 'conflict', 'gone'] as const;

export default function ListingsPage() {
  const t = useListingWords();
  const [query] = useQuery();
  const connection = query.get('connection');
  const connections = useResource(useMay('connections:read') ? '/connections' : null, { query: { limit: 500 } }, ['connections']);
  const counts = useResource('/listing-counts', { query: { connection } }, ['listings']);
  const listings = useResource(
    '/listings',
    {
      query: Object.fromEntries(
        ['q', 'sku', 'gtin', 'product', 'connection', 'state', 'sort', 'after'].map((name) => [name, query.get(name)]),
      ),
    },
    ['listings'],
  );
  const shops = (connections.data?.items ?? []).filter((one) => !one.kind.endsWith('-catalog'));
  return (
    <Page
      title={t.title}
      help={t.help}
      actions={
        <a class="button main" href={href('/match', { connection })}>
          {t.match}
        </a>
      }
    >
      <nav class="state-links" aria-label={t.state}>
        {STATES.map((state) => (
          <a
            key={state}
            href={href('/listings', {
              ...Object.fromEntries(query),
              after: undefined,
              state: query.get('state') === state ? undefined : state,
            })}
            aria-current={query.get('state') === state ? 'true' : undefined}
          >
            {t.states[state]} {counts.data && <span class="count">{number(counts.data[state])}</span>}
          </a>
        ))}
      </nav>
      <Filters
        filters={[
          { name: 'q', label: t.search, kind: 'search', placeholder: t.searchHint },
          { name: 'sku', label: t.code, kind: 'text' },
          { name: 'gtin', label: t.gtin, kind: 'text' },
          { name: 'connection', label: t.shop, kind: 'choice', choices: shops.map((shop) => ({ value: shop.id, label: shop.name })) },
          { name: 'state', label: t.state, kind: 'choice', choices: STATES.map((value) => ({ value, label: t.states[value] })) },
        ]}
      />
      <ProblemNote problem={listings.problem} retry={listings.reload} />
      <Table
        caption={t.title}
        columns={columns(t, Object.fromEntries(shops.map((shop) => [shop.id, shop.name])))}
        rows={listings.data?.items}
        problem={listings.problem}
        rowKey={(listing) => listing.id}
        loading={listings.loading}
        next={listings.data?.next}
        empty={<p>{t.empty}</p>}
      />
    </Page>
  );
}

function columns(t: ListingWords, shops: Record<string, string>): Column<Listing>[] {
  return [
    {
      key: 'title',
      title: t.listing,
      sort: 'title',
      cell: (listing) => <a href={href(`/listings/${listing.id}`)}>{listing.title || listing.remoteId}</a>,
    },
    { key: 'shop', title: t.shop, cell: (listing) => shops[listing.connectionId] ?? listing.connectionId },
    {
      key: 'state',
      title: t.state,
      cell: (listing) => (
        <Badge tone={TONES[listing.state]} filter={{ path: '/listings', query: { state: listing.state } }}>
          {t.states[listing.state]}
        </Badge>
      ),
    },
    { key: 'ean', title: t.ean, cell: (listing) => listing.ean },
    { key: 'article', title: t.articleCode, cell: (listing) => listing.articleCode },
    { key: 'sku', title: t.sku, cell: (listing) => listing.sku },
    {
      key: 'product',
      title: t.product,
      cell: (listing) =>
        listing.productId && <a href={href(`/products/${listing.productId}`)}>{listing.productName ?? listing.productId}</a>,
    },
    { key: 'price', title: t.price, number: true, cell: (listing) => listing.price && money(listing.price) },
    {
      key: 'stock',
      title: t.stockThere,
      number: true,
      cell: (listing) => (listing.knownStock === undefined ? '' : number(listing.knownStock)),
    },
    { key: 'changed', title: t.changed, sort: 'updatedAt', cell: (listing) => <Time at={listing.updatedAt} /> },
  ];
}
