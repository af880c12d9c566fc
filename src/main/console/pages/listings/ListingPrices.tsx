import type { Schemas } from '../../api/client';
import { money } from '../../words/format';
import { useListingWords } from './words';

/** The amounts of an item of a till: what it shows, and what was sent where that differs. */
export function ListingPrices({ prices }: { prices: Schemas['ListingPrice'][] }) {
  const t = useListingWords();
  return (
    <>
      {prices.map((price) => (
        <div key={price.level}>
          <span class="soft">{t.prices[price.level]}</span> {price.told !== undefined && money(price.told)}
          {price.sent !== undefined && price.sent !== price.told && <span class="soft"> ({t.sentPrice(money(price.sent))})</span>}
          {price.sendFault && <p class="fault">{price.sendFault}</p>}
        </div>
      ))}
    </>
  );
}
