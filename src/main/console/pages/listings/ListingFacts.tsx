import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Facts } from '../../parts/Facts';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { money, number } from '../../words/format';
import { ListingPrices } from './ListingPrices';
import { TONES } from './tones';
import { useListingWords } from './words';

/** A listing as the shop shows it, and how it stands to the hub's products. */
export function ListingFacts({ listing }: { listing: Schemas['Listing'] }) {
  const t = useListingWords();
  const shop = useResource(useMay('connections:read') ? '/connections/{id}' : null, { path: { id: listing.connectionId } });
  return (
    <>
      <Facts
        facts={[
          [
            t.state,
            <Badge key="state" tone={TONES[listing.state]} filter={{ path: '/listings', query: { state: listing.state } }}>
              {t.states[listing.state]}
            </Badge>,
          ],
          [
            t.shop,
            <a key="shop" href={href(`/connections/${listing.connectionId}`)}>
              {shop.data?.name ?? listing.connectionId}
            </a>,
          ],
          [
            t.product,
            listing.productId && (
              <a key="product" href={href(`/products/${listing.productId}`)}>
                {listing.productName ?? listing.productId}
              </a>
            ),
          ],
          [t.variant, listing.variantTitle !== listing.title && listing.variantTitle],
          [t.ean, listing.ean],
          [t.articleCode, listing.articleCode],
          [t.sku, listing.sku],
          [t.remoteId, listing.remoteId],
          [t.price, listing.prices ? <ListingPrices key="prices" prices={listing.prices} /> : listing.price && money(listing.price)],
          [t.stockThere, listing.knownStock !== undefined && number(listing.knownStock)],
          [t.sentStock, listing.sentStock !== undefined && number(listing.sentStock)],
          [t.sendFault, listing.sendFault],
          [t.difference, listing.codeDifference],
          [t.decidedBy, listing.decidedBy && t.deciders[listing.decidedBy]],
          [t.changed, <Time key="changed" at={listing.updatedAt} />],
        ]}
      />
      <h2>{t.why}</h2>
      <p>{listing.explanation}</p>
    </>
  );
}
