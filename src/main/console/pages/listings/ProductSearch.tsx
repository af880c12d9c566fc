import type { Ref } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import { ProblemNote } from '../../parts/Note';
import { type Candidate, Candidates, ofProduct } from './candidates';
import { useListingWords } from './words';

interface Props {
  /** The listing it is for: what was typed for another one goes. */
  of: string;
  choose: (candidate: Candidate) => unknown;
  input?: Ref<HTMLInputElement>;
}

/** Searches for a product on the server while one types; the arrow down leads from the field to what was found. */
export function ProductSearch({ of, choose, input }: Props) {
  const t = useListingWords();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  // At once: who types on without waiting types for the next listing.
  useLayoutEffect(() => setText(''), [of]);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useResource(asked === '' ? null : '/products', { query: { q: asked, limit: 9 } });
  return (
    <search class="product-search">
      <div class="field">
        <label for="product-search">{t.searchProduct}</label>
        <input
          id="product-search"
          ref={input ?? null}
          type="search"
          autocomplete="off"
          placeholder={t.searchProductHint}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              setText('');
              event.currentTarget.blur();
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              event.currentTarget.closest('.product-search')?.querySelector<HTMLButtonElement>('.candidates button')?.focus();
            }
          }}
        />
      </div>
      <ProblemNote problem={found.problem} retry={found.reload} />
      {asked !== '' && found.data?.items.length === 0 && <p role="status">{t.noProducts}</p>}
      {asked !== '' && found.data && found.data.items.length > 0 && (
        <Candidates label={t.searchProduct} candidates={found.data.items.map(ofProduct)} choose={choose} />
      )}
    </search>
  );
}
