// The products that a listing might be: its rivals, or what a search found.
import type { Schemas } from '../../api/client';
import { href } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Badge } from '../../parts/Table';
import { money } from '../../words/format';
import { useProductWords } from '../products/words';
import { useListingWords } from './words';

export interface Candidate {
  id: string;
  name: string;
  sku: string | undefined;
  gtin: string | undefined;
  brand: string;
  msrp: string;
  state: Schemas['ProductState'];
  why?: Schemas['ListingRival']['why'];
}

export function ofRival(rival: Schemas['ListingRival']): Candidate {
  return { ...rival, id: rival.productId, sku: rival.sku, gtin: rival.gtin };
}

export function ofProduct(product: Schemas['Product']): Candidate {
  return {
    id: product.id,
    name: product.name,
    sku: product.vendorSku,
    gtin: product.gtin,
    brand: product.brand,
    msrp: product.msrp,
    state: product.state,
  };
}

interface Props {
  candidates: Candidate[];
  label: string;
  /** Whether each has a digit that chooses it. */
  digits?: boolean;
  choose: (candidate: Candidate) => unknown;
}

export function Candidates({ candidates, label, digits, choose }: Props) {
  const t = useListingWords();
  const states = useProductWords().states;
  return (
    <ol class="candidates" aria-label={label}>
      {candidates.map((candidate, at) => (
        <li key={candidate.id} class="card">
          <p>
            {digits && at < 9 && <kbd>{at + 1}</kbd>} <a href={href(`/products/${candidate.id}`)}>{candidate.name}</a>{' '}
            {candidate.why && <Badge tone="busy">{t.whyRival[candidate.why]}</Badge>}{' '}
            {candidate.state !== 'live' && <Badge tone="warn">{states[candidate.state]}</Badge>}
          </p>
          <p class="soft">
            {[
              candidate.brand,
              candidate.sku && `${t.sku} ${candidate.sku}`,
              candidate.gtin && `GTIN ${candidate.gtin}`,
              money(candidate.msrp),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Action needs="products:write" label={t.choose(candidate.name)} act={() => choose(candidate)}>
            {t.chooseShort}
          </Action>
        </li>
      ))}
    </ol>
  );
}
