import { useState } from 'preact/hooks';
import { href } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { number } from '../../words/format';
import type { StockWords } from './en';
import { newReference, type RowOutcome, sendCounts, useWarehouses } from './model';
import { type CountRow, countRows, type Grouped, type Item, type Pasted, ROLES, type Role, readPaste } from './paste';
import { signed } from './StockDialogs';
import { StockTabs } from './StockTabs';
import { useStockWords } from './words';

const MOST = 20_000;
const SHOWN = 500;

interface Checked {
  rows: CountRow[];
  /** By the place of the row; absent for a row that the page itself refuses. */
  outcomes: Map<number, RowOutcome>;
  booked: boolean;
}

export default function PastePage() {
  const t = useStockWords();
  const warehouses = useWarehouses();
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<Pasted>();
  const [place, setPlace] = useState('');
  const [grouped, setGrouped] = useState<Grouped>('thousands');
  const [checked, setChecked] = useState<Checked>();
  const [progress, setProgress] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const here = place || (warehouses.list?.length === 1 ? (warehouses.list[0]?.id ?? '') : '');

  const take = (raw: string) => {
    setText(raw);
    setChecked(undefined);
    setProblem(undefined);
    setPasted(
      raw.trim() === ''
        ? undefined
        : readPaste(
            raw,
            (warehouses.list ?? []).map((one) => one.name),
          ),
    );
  };
  const change = (next: Pasted) => {
    setPasted(next);
    setChecked(undefined);
  };
  const missing = pasted && need(pasted, here, t);
  const run = async (rows: CountRow[], dryRun: boolean, before: Map<number, RowOutcome>) => {
    setProblem(undefined);
    const due = rows.map((row, at) => ({ row, at })).filter(({ row, at }) => row.item && (dryRun || isDue(before.get(at))));
    const outcomes = new Map(before);
    const tellProgress = (done: number) => setProgress(t.working(number(done), number(due.length)));
    tellProgress(0);
    try {
      await sendCounts(
        due.map(({ row }) => row.item as Item & { onHand: number }),
        dryRun,
        (from, told) => {
          for (const [at, outcome] of told.entries()) {
            const rowAt = due[from + at]?.at;
            if (rowAt !== undefined) {
              outcomes.set(rowAt, { ...outcome, text: outcome.ok && !dryRun ? t.bookedRow : outcome.text });
              // The API numbers the rows of its call; whoever pastes knows those of the spreadsheet.
              const first = outcome.repeats === undefined ? undefined : due[from + outcome.repeats]?.row.row;
              if (first !== undefined) {
                outcomes.set(rowAt, { ...outcome, text: t.repeated(number(first)) });
              }
            }
          }
          tellProgress(from + told.length);
          setChecked({ rows, outcomes: new Map(outcomes), booked: !dryRun });
        },
      );
    } catch (failure) {
      setProblem(failure);
    } finally {
      setProgress(undefined);
    }
  };
  const check = async () => {
    if (!pasted || missing) {
      throw new Error(missing ?? t.needCode);
    }
    const rows = countRows(pasted, grouped, here).map((row) =>
      row.item ? { ...row, item: { ...row.item, reference: newReference('paste') } } : row,
    );
    if (rows.length > MOST) {
      throw new Error(t.tooManyRows(number(MOST)));
    }
    setChecked({ rows, outcomes: new Map(), booked: false });
    await run(rows, true, new Map());
  };
  const count = (fits: (outcome: RowOutcome | undefined) => boolean) =>
    checked ? checked.rows.filter((_, at) => fits(checked.outcomes.get(at))).length : 0;
  const good = count((outcome) => outcome?.ok === true && (!checked?.booked || outcome.text === t.bookedRow));
  const due = count(isDue);
  return (
    <Page title={t.tabs.paste} help={t.pasteHelp}>
      <StockTabs />
      <Field label={t.pasteHere} hint={t.pasteHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="code"
            rows={8}
            spellcheck={false}
            wrap="off"
            value={text}
            onInput={(event) => take(event.currentTarget.value)}
          />
        )}
      </Field>
      {pasted && (
        <>
          <div class="filters">
            <Field label={t.pasteWarehouse}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={here}
                  onChange={(event) => {
                    setPlace(event.currentTarget.value);
                    setChecked(undefined);
                  }}
                >
                  {here === '' && <option value="" />}
                  {warehouses.list?.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={t.grouped}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={grouped}
                  onChange={(event) => {
                    setGrouped(event.currentTarget.value as Grouped);
                    setChecked(undefined);
                  }}
                >
                  <option value="thousands">{t.groupedAs.thousands}</option>
                  <option value="decimal">{t.groupedAs.decimal}</option>
                </select>
              )}
            </Field>
            <label class="check">
              <input
                type="checkbox"
                checked={pasted.heading}
                onChange={(event) => change({ ...pasted, heading: event.currentTarget.checked })}
              />{' '}
              {t.headingRow}
            </label>
          </div>
          <Columns pasted={pasted} change={change} t={t} />
          {missing && <Note kind="warn">{missing}</Note>}
          <p class="actions">
            <Action needs="stock:write" kind={checked ? undefined : 'main'} disabled={missing !== undefined} act={check}>
              {t.check}
            </Action>
            <button type="button" onClick={() => take('')}>
              {t.again}
            </button>
          </p>
        </>
      )}
      <p role="status">{progress}</p>
      <ProblemNote problem={problem} />
      {problem !== undefined && checked?.booked && <p>{t.interrupted}</p>}
      {checked && (
        <>
          <Note kind={good === checked.rows.length ? 'good' : 'warn'}>
            {checked.booked
              ? t.booked(number(good), number(checked.rows.length - good))
              : t.checked(number(good), number(checked.rows.length - good))}
          </Note>
          <Outcomes checked={checked} t={t} />
          <p class="actions">
            <Action needs="stock:write" kind="main" disabled={due === 0} act={() => run(checked.rows, false, checked.outcomes)}>
              {t.book(due)}
            </Action>
          </p>
        </>
      )}
    </Page>
  );

  /** Whether the row passed the check and is not booked yet, also when sending was interrupted. */
  function isDue(outcome: RowOutcome | undefined): boolean {
    return outcome?.ok === true && outcome.text !== t.bookedRow;
  }
}

function need(pasted: Pasted, place: string, t: StockWords): string | undefined {
  const has = (...roles: Role[]) => pasted.roles.some((role) => roles.includes(role));
  if (!has('code', 'sku', 'gtin')) {
    return t.needCode;
  }
  if (!has('count')) {
    return t.needCount;
  }
  return has('warehouse') || place ? undefined : t.needWarehouse;
}

/** The first rows, with what each column holds above it. */
function Columns({ pasted, change, t }: { pasted: Pasted; change: (next: Pasted) => void; t: StockWords }) {
  const places = [...pasted.roles.keys()];
  const set = (at: number, role: Role) => {
    const roles = pasted.roles.map((one, place) => (place === at ? role : one === role && role !== 'ignore' ? 'ignore' : one));
    change({ ...pasted, roles });
  };
  return (
    <div class="scroll bordered" tabIndex={0} role="region" aria-label={t.columnsAre}>
      <table>
        <caption class="unseen">{t.columnsAre}</caption>
        <thead>
          <tr>
            {places.map((at) => (
              <th key={at} scope="col">
                <select
                  aria-label={t.column(number(at + 1))}
                  value={pasted.roles[at]}
                  onChange={(event) => set(at, event.currentTarget.value as Role)}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {t.roles[role]}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pasted.rows.slice(0, 5).map((row, place) => (
            <tr key={place} class={pasted.heading && place === 0 ? 'heading' : undefined}>
              {places.map((at) => (
                <td key={at}>{row[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What will come, or came, of each row; those that need a look first. */
function Outcomes({ checked, t }: { checked: Checked; t: StockWords }) {
  const rows = checked.rows
    .map((row, at) => ({ row, outcome: checked.outcomes.get(at) }))
    .sort((a, b) => rank(a.row, a.outcome) - rank(b.row, b.outcome) || a.row.row - b.row.row);
  return (
    <div class="scroll bordered" tabIndex={0} role="region" aria-label={t.outcome}>
      <table>
        <caption class="unseen">{t.outcome}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {t.row}
            </th>
            <th scope="col">{t.code}</th>
            <th scope="col">{t.product}</th>
            <th scope="col">{t.warehouse}</th>
            <th scope="col" class="number">
              {t.counted}
            </th>
            <th scope="col" class="number">
              {t.difference}
            </th>
            <th scope="col">{t.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(({ row, outcome }) => (
            <tr key={row.row}>
              <td class="number">{number(row.row)}</td>
              <td>{row.code}</td>
              <td>
                {outcome?.level && <a href={href(`/stock/${outcome.level.productId}`)}>{outcome.level.name ?? outcome.level.productId}</a>}
              </td>
              <td>{row.warehouse}</td>
              <td class="number">{row.count.value === undefined ? row.cell : number(row.count.value)}</td>
              <td class="number">{outcome?.difference === undefined ? '' : signed(outcome.difference)}</td>
              <td>
                <Told row={row} outcome={outcome} booked={checked.booked} t={t} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && <p class="soft">{t.working(number(SHOWN), number(rows.length))}</p>}
    </div>
  );
}

function rank(row: CountRow, outcome: RowOutcome | undefined): number {
  return row.count.fault || outcome?.ok === false ? 0 : row.count.warning ? 1 : 2;
}

function Told({ row, outcome, booked, t }: { row: CountRow; outcome: RowOutcome | undefined; booked: boolean; t: StockWords }) {
  if (row.count.fault) {
    return <span class="fault">{t.faults[row.count.fault]}</span>;
  }
  return (
    <>
      {outcome?.ok && <Badge tone="good">{booked && outcome.text ? t.bookedRow : t.willBe}</Badge>}
      {outcome && !outcome.ok && <span class="fault">{outcome.text}</span>}
      {row.count.warning && <p class="warned">{t.warnings[row.count.warning](row.cell, number(row.count.value ?? 0))}</p>}
    </>
  );
}
