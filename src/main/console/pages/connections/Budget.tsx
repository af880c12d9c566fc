import type { Schemas } from '../../api/client';
import { Facts } from '../../parts/Facts';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import { useWords } from '../../words/language';
import { words } from './words';

type Budget = NonNullable<Schemas['ConnectionHealth']['budget']>;

/** What the other system still allows: a gauge for each of its limits. */
export function BudgetGauges({ budget }: { budget: Budget }) {
  const t = useWords(words);
  return (
    <>
      <p class="hint">{t.budgetHelp}</p>
      {budget.windows.length === 0 && <p>{t.budgetNone}</p>}
      <ul class="cards plain-list">
        {budget.windows.map((window) => {
          const title = t.windows[window.name] ?? window.name;
          const limit = Math.max(1, window.limit);
          return (
            <li key={window.name}>
              <strong id={`budget-${window.name}`}>{title}</strong>
              <meter
                min={0}
                max={limit}
                low={limit * 0.2}
                high={limit * 0.5}
                optimum={limit}
                value={Math.max(0, window.remaining)}
                aria-labelledby={`budget-${window.name}`}
              />
              <span>
                {window.level === undefined
                  ? t.left(number(window.remaining), number(window.limit))
                  : t.used(number(window.level), number(window.limit))}
              </span>
              {window.perSecond !== undefined && <span class="soft"> · {t.perSecond(number(window.perSecond))}</span>}
              {window.resetsAt && (
                <span class="soft">
                  {' '}
                  · {t.resets} <Time at={window.resetsAt} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Facts
        facts={[
          [t.underWay, budget.underWay > 0 ? number(budget.underWay) : undefined],
          [t.waitsUntil, budget.waitsUntil && <Time at={budget.waitsUntil} exact />],
        ]}
      />
    </>
  );
}
