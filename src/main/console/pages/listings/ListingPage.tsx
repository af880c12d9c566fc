import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href } from '../../frame/location';
import { Action } from '../../parts/Action';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { tell } from '../../parts/Toasts';
import { type Candidate, Candidates, ofRival } from './candidates';
import { ListingFacts } from './ListingFacts';
import { ProductSearch } from './ProductSearch';
import { useListingWords } from './words';

export default function ListingPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useListingWords();
  const listing = useResource('/listings/{id}', { path: { id } }, ['listings']);
  const [problem, setProblem] = useState<unknown>();
  const shown = listing.data;
  const rivals = (shown?.rivals ?? []).map(ofRival);

  const decide = async (act: () => Promise<Parameters<typeof listing.set>[0]>, told: string) => {
    setProblem(undefined);
    try {
      listing.set(await act());
      tell('good', told);
    } catch (failure) {
      setProblem(failure);
      listing.reload();
    }
  };
  const options = { path: { id }, match: listing.etag };
  const choose = (candidate: Candidate) =>
    decide(() => api.post('/listings/{id}/match', { productId: candidate.id }, options), t.matched(candidate.name));
  return (
    <Page
      title={shown?.title || t.listing}
      help={t.listingHelp}
      above={[{ href: href('/listings'), name: t.title }]}
      actions={
        shown && (
          <>
            {shown.decidedBy === 'hand' && (
              <Action needs="products:write" act={() => decide(() => api.post('/listings/{id}/undo', undefined, options), t.undone)}>
                {t.undo}
              </Action>
            )}
            {shown.productId && (
              <Action
                needs="products:write"
                kind="danger"
                act={() => decide(() => api.post('/listings/{id}/unmatch', undefined, options), t.unmatched)}
              >
                {t.unmatch}
              </Action>
            )}
          </>
        )
      }
    >
      <ProblemNote problem={listing.problem ?? problem} retry={listing.problem ? listing.reload : undefined} />
      {shown && (
        <>
          <section class="card stack" aria-label={t.listing}>
            <ListingFacts listing={shown} />
          </section>
          {!shown.productId && (
            <section class="stack" aria-label={t.rivals}>
              <h2>{t.rivals}</h2>
              {rivals.length === 0 ? <p>{t.noRivals}</p> : <Candidates label={t.rivals} candidates={rivals} choose={choose} />}
            </section>
          )}
          <ProductSearch of={id} choose={choose} />
        </>
      )}
    </Page>
  );
}
