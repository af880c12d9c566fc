import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { ProblemNote } from '../../parts/Note';
import { Badge, type Column, Table } from '../../parts/Table';
import { money, number } from '../../words/format';
import { ListingPrices } from '../listings/ListingPrices';
import { TONES } from '../listings/tones';
import { useListingWords } from '../listings/words';
import { useProductWords } from './words';

type Listing = Schemas['Listing'];

/** The shops that show a product, with what they show. */
export function ProductListings({ id }: { id: string }) {
  const t = useProductWords();
  const states = useListingWords().states;
  const connections = useResource(useMay('connections:read') ? '/connections' : null, { query: { limit: 500 } });
  const listings = useResource('/listings', { query: { product: id, limit: 50 } }, ['listings']);
  const names = Object.fromEntries((connections.data?.items ?? []).map((shop) => [shop.id, shop.name]));
  const columns: Column<Listing>[] = [
    { key: 'shop', title: t.shop, cell: (listing) => names[listing.connectionId] ?? listing.connectionId },
    {
      key: 'listing',
      title: t.listing,
      cell: (listing) => <a href={href(`/listings/${listing.id}`)}>{listing.title || listing.remoteId}</a>,
    },
    { key: 'state', title: t.state, cell: (listing) => <Badge tone={TONES[listing.state]}>{states[listing.state]}</Badge> },
    {
      key: 'price',
      title: t.shopPrice,
      number: true,
      cell: (listing) => (listing.prices ? <ListingPrices prices={listing.prices} /> : listing.price && money(listing.price)),
    },
    {
      key: 'stock',
      title: t.stockThere,
      number: true,
      cell: (listing) => (listing.knownStock === undefined ? '' : number(listing.knownStock)),
    },
  ];
  return (
    <section class="stack">
      <h2>{t.listings}</h2>
      <ProblemNote problem={listings.problem} retry={listings.reload} />
      <Table
        caption={t.listings}
        columns={columns}
        rows={listings.data?.items}
        problem={listings.problem}
        rowKey={(listing) => listing.id}
        loading={listings.loading}
        empty={<p>{t.listingsEmpty}</p>}
      />
      {listings.data?.next && <a href={href('/listings', { product: id })}>{t.allListings}</a>}
    </section>
  );
}
