import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { number } from '../../words/format';
import { type Candidate, Candidates, ofRival } from './candidates';
import { ListingFacts } from './ListingFacts';
import { ProductSearch } from './ProductSearch';
import { back, decided, EMPTY, type Queue, runsLow, shown, skipped, taken, undone } from './queue';
import { useListingWords } from './words';

type State = 'ambiguous' | 'conflict' | 'unmatched';
const STATES: State[] = ['ambiguous', 'conflict', 'unmatched'];

/** One listing after another that no rule could match, decided by one key press. */
export default function MatchPage() {
  const t = useListingWords();
  const [query, setQuery] = useQuery();
  const connection = query.get('connection') ?? '';
  const state = (query.get('state') ?? 'ambiguous') as State;
  const connections = useResource(useMay('connections:read') ? '/connections' : null, { query: { limit: 500 } });
  const counts = useResource('/listing-counts', { query: { connection } }, ['listings']);
  const shops = (connections.data?.items ?? []).filter((one) => !one.kind.endsWith('-catalog'));
  return (
    <Page title={t.match} help={t.deskHelp} above={[{ href: href('/listings'), name: t.title }]}>
      <nav class="state-links" aria-label={t.state}>
        {STATES.map((one) => (
          <a key={one} href={href('/match', { connection, state: one })} aria-current={state === one ? 'true' : undefined}>
            {t.states[one]} {counts.data && <span class="count">{number(counts.data[one])}</span>}
          </a>
        ))}
      </nav>
      {shops.length > 1 && (
        <div class="field">
          <label for="match-shop">{t.shop}</label>
          <select id="match-shop" value={connection} onChange={(event) => setQuery({ connection: event.currentTarget.value })}>
            <option value="" />
            {shops.map((shop) => (
              <option key={shop.id} value={shop.id}>
                {shop.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <Desk key={`${connection} ${state}`} connection={connection} state={state} left={counts.data?.[state]} onDecided={counts.reload} />
    </Page>
  );
}

interface DeskProps {
  connection: string;
  state: State;
  left: number | undefined;
  onDecided: () => void;
}

function Desk({ connection, state, left, onDecided }: DeskProps) {
  const t = useListingWords();
  const mayDecide = useMay('products:write');
  const [queue, setQueue] = useState<Queue>(EMPTY);
  const [reading, setReading] = useState(true);
  const [problem, setProblem] = useState<unknown>();
  const [stale, setStale] = useState(false);
  const busy = useRef(false);
  const search = useRef<HTMLInputElement>(null);
  const id = shown(queue);
  const listing = useResource(id ? '/listings/{id}' : null, { path: { id: id ?? '' } });
  // Shown at once as the list had it, until it was read again.
  const known = useRef(new Map<string, Schemas['Listing']>());
  const current = listing.data ?? (id === undefined ? undefined : known.current.get(id));
  const rivals = (current?.rivals ?? []).map(ofRival);

  const read = async (after: string | undefined) => {
    setReading(true);
    try {
      const page = await api.get('/listings', { query: { connection, state, after, limit: 50 } });
      for (const one of page.data.items) {
        known.current.set(one.id, one);
      }
      setQueue((now) =>
        taken(
          now,
          page.data.items.map((one) => one.id),
          page.data.next,
        ),
      );
    } catch (failure) {
      setProblem(failure);
    } finally {
      setReading(false);
    }
  };
  useEffect(() => {
    read(undefined);
  }, []);
  useEffect(() => {
    if (!reading && runsLow(queue)) {
      read(queue.next);
    }
  }, [queue, reading]);

  const doing = async (act: () => Promise<void>) => {
    if (busy.current || !mayDecide) {
      return;
    }
    busy.current = true;
    setProblem(undefined);
    setStale(false);
    try {
      await act();
      onDecided();
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 412) {
        setStale(true);
        listing.reload();
      } else {
        setProblem(failure);
      }
    } finally {
      busy.current = false;
    }
  };
  const end = (of: Schemas['Listing'], name: string) => {
    known.current.delete(of.id);
    setQueue((now) => decided(now, { id: of.id, title: of.title, name }));
  };
  /** The tag of what is shown; none when the listing is another by now, which is shown then. */
  const tagOf = async (of: Schemas['Listing']): Promise<string | undefined> => {
    if (listing.data && listing.etag) {
      return listing.etag;
    }
    const fresh = await api.get('/listings/{id}', { path: { id: of.id } });
    if (fresh.data.updatedAt !== of.updatedAt) {
      listing.set(fresh);
      setStale(true);
      return undefined;
    }
    return fresh.etag;
  };
  const choose = (candidate: Candidate) =>
    doing(async () => {
      const match = current && (await tagOf(current));
      if (current && match) {
        await api.post('/listings/{id}/match', { productId: candidate.id }, { path: { id: current.id }, match });
        end(current, candidate.name);
      }
    });
  const none = () =>
    doing(async () => {
      const match = current && (await tagOf(current));
      if (current && match) {
        await api.post('/listings/{id}/unmatch', undefined, { path: { id: current.id }, match });
        end(current, t.noProduct);
      }
    });
  const undo = () =>
    doing(async () => {
      const last = queue.decisions.at(-1);
      if (last) {
        await api.post('/listings/{id}/undo', undefined, { path: { id: last.id } });
        setQueue(undone);
      }
    });

  const press = useRef<(event: KeyboardEvent) => void>(() => {});
  press.current = (event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, select, textarea, dialog');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const digit = /^[1-9]$/.test(event.key) ? rivals[Number(event.key) - 1] : undefined;
    const acts: Record<string, () => unknown> = {
      '/': () => search.current?.focus(),
      s: () => setQueue(skipped),
      b: () => setQueue(back),
      n: none,
      u: undo,
    };
    const act = digit ? () => choose(digit) : acts[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const last = queue.decisions.at(-1);
  return (
    <div class="desk">
      <p class="progress-line" role="status">
        {left !== undefined && <span>{t.left(number(left))}</span>} <span>{t.done(number(queue.decisions.length))}</span>{' '}
        {id && <span>{t.at(number(queue.at + 1), queue.next ? `${number(queue.ids.length)}+` : number(queue.ids.length))}</span>}
      </p>
      {left !== undefined && left + queue.decisions.length > 0 && (
        <progress value={queue.decisions.length} max={left + queue.decisions.length} aria-label={t.done(number(queue.decisions.length))} />
      )}
      <p class="actions">
        <Action needs="products:write" act={none} disabled={!current}>
          {t.noProduct} <kbd>N</kbd>
        </Action>
        <button type="button" onClick={() => setQueue(back)} aria-disabled={queue.at === 0}>
          {t.back} <kbd>B</kbd>
        </button>
        <button type="button" onClick={() => setQueue(skipped)} aria-disabled={!id}>
          {t.skip} <kbd>S</kbd>
        </button>
        <Action needs="products:write" act={undo} disabled={!last}>
          {t.undo} <kbd>U</kbd>
        </Action>
      </p>
      {last && (
        <p class="soft">
          {t.lastDecision}: {t.decided(last.title, last.name)}
        </p>
      )}
      <ProblemNote problem={problem ?? listing.problem} />
      {stale && (
        <Note kind="warn">
          <p>{t.stale}</p>
        </Note>
      )}
      {!id && !reading && (
        <div class="empty">
          <p>{t.finished}</p>
          {queue.ids.length > 0 && (
            <button type="button" onClick={() => setQueue((now) => ({ ...now, at: 0 }))}>
              {t.again}
            </button>
          )}
        </div>
      )}
      {id && current && (
        <div class="beside">
          <section class="card stack" aria-label={t.listing} aria-live="polite">
            <h2>
              <a href={href(`/listings/${current.id}`)}>{current.title || current.remoteId}</a>
            </h2>
            <ListingFacts listing={current} />
          </section>
          <section class="stack" aria-label={t.rivals}>
            <h2>{t.rivals}</h2>
            {rivals.length === 0 ? <p>{t.noRivals}</p> : <Candidates label={t.rivals} candidates={rivals} digits choose={choose} />}
            <ProductSearch of={current.id} choose={choose} input={search} />
          </section>
        </div>
      )}
      <details>
        <summary>{t.keys}</summary>
        <dl class="keys">
          {t.keysOf.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
