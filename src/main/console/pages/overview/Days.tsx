import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { date, number } from '../../words/format';
import { useWords } from '../../words/language';
import { Chart, type Series } from './Chart';
import { en } from './en';
import { nl } from './nl';

type Day = Schemas['Statistics']['items'][number];
type Measure = Exclude<keyof Day, 'day'>;

const MEASURES: Measure[] = ['orders', 'rowsLoaded', 'pushes', 'numbersSent', 'failedRuns', 'failures'];
const SPANS = [7, 30, 90, 365];

/** What the hub did on each day, as charts and as a table. */
export function Days({ connections }: { connections: { id: string; name: string }[] }) {
  const t = useWords({ en, nl });
  const [query] = useQuery();
  const days = query.get('days') ?? '30';
  const statistics = useResource('/statistics', { query: { days, connection: query.get('connection') } }, [
    'orders',
    'uploads',
    'failures',
    'connections',
  ]);
  const items = statistics.data?.items ?? [];
  const shown = MEASURES.filter((measure) => items[0]?.[measure] !== undefined);
  const series = (measure: Measure, tone: Series['tone']): Series => ({
    name: t.charts[measure],
    tone,
    values: items.map((item) => item[measure] ?? 0),
  });
  const labels = items.map((item) => item.day);
  return (
    <section>
      <h2>{t.numbers}</h2>
      <nav class="tabs" aria-label={t.days}>
        {SPANS.map((count) => (
          <a
            key={count}
            href={href('/', { ...Object.fromEntries(query), days: count })}
            aria-current={String(count) === days ? 'page' : undefined}
          >
            {t.lastDays(count)}
          </a>
        ))}
      </nav>
      <Filters
        filters={[
          {
            name: 'connection',
            label: t.connection,
            kind: 'choice',
            choices: connections.map((connection) => ({ value: connection.id, label: connection.name })),
          },
        ]}
      />
      <ProblemNote problem={statistics.problem} retry={statistics.reload} />
      {shown.length > 0 && (
        <>
          <div class="cards">
            {shown.includes('orders') && <Chart title={t.charts.orders} days={labels} series={[series('orders', 'accent')]} />}
            {shown.includes('rowsLoaded') && <Chart title={t.charts.rowsLoaded} days={labels} series={[series('rowsLoaded', 'accent')]} />}
            {shown.includes('numbersSent') && (
              <Chart title={t.charts.numbersSent} days={labels} series={[series('numbersSent', 'accent')]} />
            )}
            {shown.includes('failures') && (
              <Chart title={t.failed} days={labels} series={[series('failedRuns', 'bad'), series('failures', 'warn')]} />
            )}
          </div>
          <details>
            <summary>{t.asTable}</summary>
            <div class="table">
              <div class="scroll" tabIndex={0} role="region" aria-label={t.numbers}>
                <table>
                  <caption class="unseen">{t.numbers}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t.day}</th>
                      {shown.map((measure) => (
                        <th key={measure} scope="col" class="number">
                          {t.charts[measure]}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {[...items].reverse().map((item) => (
                      <tr key={item.day}>
                        <td data-title={t.day}>{date(item.day)}</td>
                        {shown.map((measure) => (
                          <td key={measure} class="number" data-title={t.charts[measure]}>
                            {number(item[measure] ?? 0)}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </div>
          </details>
          <p class="soft">{t.zone(statistics.data?.timeZone ?? '')}</p>
        </>
      )}
    </section>
  );
}
