// How the number of a shop comes about, as a sum that one can read.
import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import type { StockWords } from './en';

type Explained = Schemas['StockExplanation'];
type Listed = Explained['listings'][number];

export function Explanation({ product, connection, name, t }: { product: string; connection: string; name: string; t: StockWords }) {
  const found = useResource('/products/{id}/stock-explanation', { path: { id: product }, query: { connection } }, ['stock']);
  const data = found.data;
  return (
    <div class="card explanation">
      <h3>
        <a href={href(`/connections/${connection}`)}>{name}</a>
      </h3>
      <ProblemNote problem={found.problem} retry={found.reload} />
      {data && data.rows.length === 0 && <p class="soft">{t.notCounted}</p>}
      {data && data.rows.length > 0 && <Sum explained={data} name={name} t={t} />}
      {data && data.listings.length > 0 && <Listings listings={data.listings} t={t} />}
      {data && data.holders.items.length > 0 && <Holders explained={data} t={t} />}
    </div>
  );
}

function Sum({ explained, name, t }: { explained: Explained; name: string; t: StockWords }) {
  const sent = explained.lastSent;
  const shown = explained.listings.map((listing) => listing.knownStock).filter((known) => known !== undefined);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={t.explainedFor(name)}>
        <table class="sum">
          <caption class="unseen">{t.explainedFor(name)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.sum.warehouse}</th>
              <th scope="col" class="number">
                {t.sum.onHand}
              </th>
              <th scope="col" class="number">
                {t.sum.reserved}
              </th>
              <th scope="col" class="number">
                {t.sum.available}
              </th>
            </tr>
          </thead>
          <tbody>
            {explained.rows.map((row) => (
              <tr key={row.warehouseId}>
                <th scope="row">{row.warehouse}</th>
                <td class="number" data-title={t.sum.onHand}>
                  {number(row.onHand)}
                  <div class="soft">
                    <a href={href(`/stock/${explained.productId}/movements`, { warehouse: row.warehouseId })}>
                      {t.movementsOf(row.movements)}
                    </a>
                  </div>
                </td>
                <td class="number" data-title={t.sum.reserved}>
                  − {number(row.reserved)}
                  <div class="soft">{t.reservationsOf(row.reservations)}</div>
                  {row.waiting > 0 && <div class="fault">{t.waiting(number(row.waiting))}</div>}
                </td>
                <td class="number" data-title={t.sum.available}>
                  = {number(row.available)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.total}</th>
              <td class="number" data-title={t.sum.onHand}>
                {number(explained.onHand)}
              </td>
              <td class="number" data-title={t.sum.reserved}>
                − {number(explained.reserved)}
              </td>
              <td class="number" data-title={t.sum.available}>
                = {number(explained.onHand - explained.reserved)}
              </td>
            </tr>
            <tr>
              <th scope="row" colSpan={3}>
                {t.buffer}
              </th>
              <td class="number">− {number(explained.buffer)}</td>
            </tr>
            <tr class="result">
              <th scope="row" colSpan={3}>
                {t.result}
              </th>
              <td class="number">= {number(explained.available)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <dl class="facts">
        <div>
          <dt>{t.toSend}</dt>
          <dd>
            <strong class="big">{number(explained.toSend)}</strong>
            {explained.available < 0 && <p class="soft">{t.negative}</p>}
          </dd>
        </div>
        <div>
          <dt>{t.lastSent}</dt>
          <dd>
            {sent ? (
              <>
                <strong class="big">{number(sent.number)}</strong> {sent.at && <Time at={sent.at} exact />}
              </>
            ) : (
              t.neverSent
            )}
            {shown.length > 0 && (
              <p>
                {shown.every((known) => known === explained.toSend) ? (
                  <Badge tone="good">{t.inStep}</Badge>
                ) : (
                  <Badge tone="warn">{t.outOfStep}</Badge>
                )}
              </p>
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}

function Listings({ listings, t }: { listings: Listed[]; t: StockWords }) {
  const count = (value: number | undefined) => (value === undefined ? <span class="soft">{t.unknown}</span> : number(value));
  return (
    <details>
      <summary>
        {t.listings} <span class="count">{listings.length}</span>
      </summary>
      <div class="table">
        <div class="scroll" tabIndex={0} role="region" aria-label={t.listings}>
          <table>
            <caption class="unseen">{t.listings}</caption>
            <thead>
              <tr>
                <th scope="col">{t.listing.id}</th>
                <th scope="col" class="number">
                  {t.listing.shows}
                </th>
                <th scope="col" class="number">
                  {t.listing.sent}
                </th>
                <th scope="col">{t.listing.fault}</th>
              </tr>
            </thead>
            <tbody>
              {listings.flatMap((listing) =>
                listing.shops
                  ? listing.shops.map((shop) => (
                      <tr key={`${listing.listingId} ${shop.shopId}`}>
                        <td data-title={t.listing.id}>
                          <a href={href(`/listings/${listing.listingId}`)}>{listing.remoteId}</a>, {t.shopOf} {shop.name ?? shop.shopId}
                        </td>
                        <td class="number" data-title={t.listing.shows}>
                          {count(shop.known)}
                        </td>
                        <td class="number" data-title={t.listing.sent}>
                          {count(shop.sent)} {shop.sentAt && <Time at={shop.sentAt} />}
                        </td>
                        <td data-title={t.listing.fault}>{shop.sendFault}</td>
                      </tr>
                    ))
                  : [
                      <tr key={listing.listingId}>
                        <td data-title={t.listing.id}>
                          <a href={href(`/listings/${listing.listingId}`)}>{listing.remoteId}</a>
                        </td>
                        <td class="number" data-title={t.listing.shows}>
                          {count(listing.knownStock)}
                        </td>
                        <td class="number" data-title={t.listing.sent}>
                          {count(listing.sentStock)} {listing.sentAt && <Time at={listing.sentAt} />}
                        </td>
                        <td data-title={t.listing.fault}>{listing.sendFault}</td>
                      </tr>,
                    ],
              )}
            </tbody>
          </table>
        </div>
      </div>
    </details>
  );
}

function Holders({ explained, t }: { explained: Explained; t: StockWords }) {
  const place = (id: string) => explained.rows.find((row) => row.warehouseId === id)?.warehouse ?? id;
  return (
    <details>
      <summary>
        {t.holders} <span class="count">{explained.holders.items.length}</span>
      </summary>
      <ul>
        {explained.holders.items.map((holder) => (
          <li key={holder.id}>
            {number(holder.quantity)} × {place(holder.warehouseId)}:{' '}
            {holder.wholesaleOrderId ? (
              <a href={href(`/wholesale/${holder.wholesaleOrderId}`)}>{holder.owner}</a>
            ) : (
              <code>{holder.owner}</code>
            )}
            {holder.covered < holder.quantity && <span class="fault"> {t.waiting(number(holder.quantity - holder.covered))}</span>}
            {holder.expiresAt && (
              <>
                {' '}
                {t.holder.until} <Time at={holder.expiresAt} exact />
              </>
            )}
          </li>
        ))}
      </ul>
      {explained.holders.next && <p class="soft">{t.moreHolders}</p>}
    </details>
  );
}
