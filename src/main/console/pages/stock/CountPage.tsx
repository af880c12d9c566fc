import { useRef, useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Field } from '../../parts/Field';
import { Filters } from '../../parts/Filters';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table } from '../../parts/Table';
import { number } from '../../words/format';
import { type Draft, draftOf, drafts, enter, forget } from './drafts';
import type { StockWords } from './en';
import { type Level, newReference, sendCounts, useWarehouses, wholeNumber } from './model';
import { signed } from './StockDialogs';
import { codesColumn, productColumn } from './StockPage';
import { StockTabs } from './StockTabs';
import { useStockWords } from './words';

export default function CountPage() {
  const t = useStockWords();
  const [query] = useQuery();
  const warehouses = useWarehouses();
  const place = query.get('warehouse') ?? (warehouses.list?.length === 1 ? warehouses.list[0]?.id : undefined);
  const levels = useResource(place ? '/stock' : null, {
    query: { warehouse: place, q: query.get('q'), after: query.get('after'), limit: 100 },
  });
  const entered = useStore(drafts).filter((draft) => draft.warehouseId === place);
  const mayWrite = useMay('stock:write');
  return (
    <Page title={t.tabs.count} help={t.countHelp}>
      <StockTabs />
      {warehouses.list?.length === 0 && (
        <p class="empty">
          {t.noWarehouse} <a href={href('/warehouses')}>{t.makeWarehouse}</a>
        </p>
      )}
      <Filters
        filters={[
          {
            name: 'warehouse',
            label: t.warehouse,
            kind: 'choice',
            choices: (warehouses.list ?? []).map((one) => ({ value: one.id, label: one.name })),
          },
          { name: 'q', label: t.find, kind: 'search', placeholder: t.findHint },
        ]}
      />
      {!place && warehouses.list && warehouses.list.length > 0 && <Note kind="plain">{t.chooseWarehouse}</Note>}
      {place && (
        <>
          <NewCount place={place} t={t} />
          <Entered entered={entered} done={levels.reload} t={t} />
          <ProblemNote problem={levels.problem} retry={levels.reload} />
          <Table
            caption={t.tabs.count}
            columns={[
              productColumn<Level>(t),
              codesColumn<Level>(t),
              { key: 'onHand', title: t.onHand, number: true, cell: (level) => number(level.onHand) },
              {
                key: 'counted',
                title: t.counted,
                cell: (level) => <Cell level={level} place={place} draft={entered} mayWrite={mayWrite} t={t} />,
              },
              {
                key: 'difference',
                title: t.difference,
                number: true,
                cell: (level) => {
                  const value = wholeNumber(entered.find((one) => one.productId === level.productId)?.text ?? '', 0);
                  return value === undefined ? '' : signed(value - level.onHand);
                },
              },
            ]}
            rows={levels.data?.items}
            problem={levels.problem}
            loading={levels.loading}
            next={levels.data?.next}
            rowKey={(level) => level.productId}
            empty={<p>{t.empty}</p>}
          />
        </>
      )}
    </Page>
  );
}

function Cell({ level, place, draft, mayWrite, t }: { level: Level; place: string; draft: Draft[]; mayWrite: boolean; t: StockWords }) {
  const key = draftOf(place, level.productId);
  const own = draft.find((one) => one.key === key);
  const name = level.name ?? t.productGone(level.productId);
  const wrong = own !== undefined && wholeNumber(own.text, 0) === undefined;
  return (
    <input
      class="counted"
      inputMode="numeric"
      autoComplete="off"
      aria-label={t.countOf(name)}
      aria-invalid={wrong ? 'true' : 'false'}
      title={wrong ? t.wholeNumber : undefined}
      readOnly={!mayWrite}
      value={own?.text ?? ''}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={walk}
      onInput={(event) =>
        enter({
          key,
          warehouseId: place,
          productId: level.productId,
          name,
          before: level.onHand,
          text: event.currentTarget.value,
          reference: own?.reference ?? newReference('count'),
        })
      }
    />
  );
}

/** Enter and the arrows lead from cell to cell, as in a spreadsheet. */
function walk(event: KeyboardEvent): void {
  const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
  const step = up ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
  const cell = event.target;
  if (step === 0 || !(cell instanceof HTMLInputElement)) {
    return;
  }
  const cells = [...(cell.closest('table')?.querySelectorAll<HTMLInputElement>('input.counted') ?? [])];
  event.preventDefault();
  cells[cells.indexOf(cell) + step]?.focus();
}

/** A product that is not in the list, by its code: scan, number, Enter. */
function NewCount({ place, t }: { place: string; t: StockWords }) {
  const [code, setCode] = useState('');
  const [count, setCount] = useState('');
  const [fault, setFault] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const add = (event: Event) => {
    event.preventDefault();
    if (code.trim() === '') {
      first.current?.focus();
      return;
    }
    if (document.activeElement === first.current) {
      second.current?.focus();
      return;
    }
    if (wholeNumber(count, 0) === undefined) {
      setFault(t.wholeNumber);
      second.current?.focus();
      return;
    }
    const plain = code.trim();
    enter({
      key: draftOf(place, `code ${plain}`),
      warehouseId: place,
      code: plain,
      name: plain,
      text: count,
      reference: newReference('count'),
    });
    setCode('');
    setCount('');
    first.current?.focus();
  };
  return (
    <form class="filters" onSubmit={add} noValidate>
      <Field label={t.newCount} hint={t.newCountHint}>
        {(attributes) => (
          <input {...attributes} ref={first} value={code} autoComplete="off" onInput={(event) => setCode(event.currentTarget.value)} />
        )}
      </Field>
      <Field label={t.counted} fault={fault}>
        {(attributes) => (
          <input
            {...attributes}
            ref={second}
            inputMode="numeric"
            autoComplete="off"
            value={count}
            onInput={(event) => {
              setCount(event.currentTarget.value);
              setFault(undefined);
            }}
          />
        )}
      </Field>
      <button type="submit">{t.addCount}</button>
    </form>
  );
}

/** What is entered, what came of it, and the button that books it. */
function Entered({ entered, done, t }: { entered: Draft[]; done: () => void; t: StockWords }) {
  const [problem, setProblem] = useState<unknown>();
  const [told, setTold] = useState<string>();
  const ready = entered.filter((draft) => !draft.outcome?.ok && wholeNumber(draft.text, 0) !== undefined);
  const book = async () => {
    setProblem(undefined);
    setTold(undefined);
    if (ready.length === 0) {
      throw new Error(t.nothingEntered);
    }
    const items = ready.map((draft) => ({
      warehouseId: draft.warehouseId,
      ...(draft.productId ? { productId: draft.productId } : { code: draft.code ?? '' }),
      onHand: wholeNumber(draft.text, 0) ?? 0,
      reference: draft.reference,
    }));
    let good = 0;
    try {
      await sendCounts(items, false, (from, outcomes) => {
        good += outcomes.filter((outcome) => outcome.ok).length;
        const keys = new Map(outcomes.map((outcome, at) => [ready[from + at]?.key, outcome]));
        drafts.set(
          drafts.get().map((draft) => {
            const outcome = keys.get(draft.key);
            // Another try of a refused count is another count.
            return outcome ? { ...draft, outcome, reference: outcome.ok ? draft.reference : newReference('count') } : draft;
          }),
        );
      });
      setTold(t.booked(number(good), number(ready.length - good)));
    } catch (failure) {
      setProblem(failure);
    }
    done();
  };
  return (
    <section class="section" aria-label={t.yourCounts}>
      {entered.length > 0 && (
        <>
          <h2>{t.yourCounts}</h2>
          <Table
            caption={t.yourCounts}
            columns={[
              { key: 'product', title: t.product, cell: (draft) => draft.outcome?.level?.name ?? draft.name },
              { key: 'counted', title: t.counted, number: true, cell: (draft) => draft.text },
              {
                key: 'difference',
                title: t.difference,
                number: true,
                cell: (draft) => {
                  const value = wholeNumber(draft.text, 0);
                  const change =
                    draft.outcome?.difference ?? (value === undefined || draft.before === undefined ? undefined : value - draft.before);
                  return change === undefined ? '' : signed(change);
                },
              },
              {
                key: 'outcome',
                title: t.outcome,
                cell: (draft) =>
                  draft.outcome ? (
                    draft.outcome.ok ? (
                      <Badge tone="good">{t.bookedRow}</Badge>
                    ) : (
                      <span class="fault">{draft.outcome.text}</span>
                    )
                  ) : wholeNumber(draft.text, 0) === undefined ? (
                    <span class="fault">{t.wholeNumber}</span>
                  ) : (
                    ''
                  ),
              },
              {
                key: 'discard',
                title: t.discard,
                cell: (draft) => (
                  <button type="button" class="quiet" aria-label={`${t.discard}: ${draft.name}`} onClick={() => forget([draft.key])}>
                    ×
                  </button>
                ),
              },
            ]}
            rows={entered}
            rowKey={(draft) => draft.key}
          />
        </>
      )}
      {told && <Note kind="good">{told}</Note>}
      <ProblemNote problem={problem} />
      {problem !== undefined && <p>{t.interrupted}</p>}
      <p class="actions">
        <Action needs="stock:write" kind="main" disabled={ready.length === 0} act={book}>
          {t.book(ready.length)}
        </Action>
        {entered.length > 0 && (
          <button type="button" onClick={() => forget(entered.map((draft) => draft.key))}>
            {t.discard}
          </button>
        )}
      </p>
    </section>
  );
}
