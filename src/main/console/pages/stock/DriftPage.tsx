import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { money, number } from '../../words/format';
import { useShops } from '../orders/OrdersPage';
import type { StockWords } from './en';
import { useStockWords } from './words';

const KINDS = ['stock', 'price', 'codes'] as const;
const AGES = ['hour', 'day', 'week', 'older'] as const;
const AGE_TONES: Record<(typeof AGES)[number], Tone> = { hour: 'plain', day: 'busy', week: 'warn', older: 'bad' };

type Summary = {
  compared: number;
  differing: number;
  kinds: { kind: (typeof KINDS)[number]; count: number; oldestSince?: string; ages: { age: (typeof AGES)[number]; count: number }[] }[];
};

/** Where a shop and the hub differ, how much and since when. */
export default function DriftPage({ params }: { params: Params }) {
  const t = useStockWords();
  const id = params.id ?? '';
  const [query] = useQuery();
  const shops = useShops();
  const name = shops.find((shop) => shop.id === id)?.name ?? `${t.connection} ${id}`;
  const summary = useResource('/connections/{id}/drift/summary', { path: { id } }, ['stock', 'listings']);
  const drift = useResource(
    '/connections/{id}/drift',
    { path: { id }, query: { differs: query.get('differs'), after: query.get('after') } },
    ['stock', 'listings'],
  );
  return (
    <Page
      title={t.drift}
      help={t.driftHelp}
      above={[
        { href: href('/connections'), name: t.connections },
        { href: href(`/connections/${id}`), name },
        { href: href(`/connections/${id}/coverage`), name: t.coverage },
      ]}
    >
      <ProblemNote problem={summary.problem} retry={summary.reload} />
      {summary.data && <Picture summary={summary.data as Summary} id={id} t={t} />}
      <Filters
        filters={[
          { name: 'differs', label: t.kind, kind: 'choice', choices: KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] })) },
        ]}
      />
      <ProblemNote problem={drift.problem} retry={drift.reload} />
      <Table
        caption={t.drift}
        columns={[
          {
            key: 'title',
            title: t.title2,
            cell: (one) => (
              <>
                <a href={href(`/listings/${one.listingId}`)}>{one.title}</a> <span class="soft">{one.remoteId}</span>{' '}
                <a href={href(`/stock/${one.productId}`)}>{t.title}</a>
              </>
            ),
          },
          {
            key: 'kinds',
            title: t.kind,
            cell: (one) =>
              one.differs.map((kind) => (
                <>
                  <Badge key={kind} tone="warn" filter={{ path: `/connections/${id}/drift`, query: { differs: kind } }}>
                    {t.kinds[kind]}
                  </Badge>{' '}
                </>
              )),
          },
          {
            key: 'shop',
            title: t.inShop,
            cell: (one) => (
              <>
                {one.differs.includes('stock') &&
                  (one.shops ?? [one.stock]).map((stock, at) => (
                    <div key={at}>
                      {t.kinds.stock}: {count(stock?.known, t)} <Since at={stock?.shopAt} t={t} />
                    </div>
                  ))}
                {one.differs.includes('price') && (
                  <div>
                    {t.kinds.price}: {one.price?.shop ? money(one.price.shop) : t.unknown} <Since at={one.price?.shopAt} t={t} />
                  </div>
                )}
                {one.codes && <div>{one.codes}</div>}
              </>
            ),
          },
          {
            key: 'hub',
            title: t.inHub,
            cell: (one) => (
              <>
                {one.differs.includes('stock') &&
                  (one.shops ?? [one.stock]).map((stock, at) => (
                    <div key={at}>
                      {t.kinds.stock}: {count(stock?.hub, t)} <Since at={stock?.hubAt} t={t} />
                    </div>
                  ))}
                {one.differs.includes('price') && (
                  <div>
                    {t.kinds.price}: {one.price?.hub ? money(one.price.hub) : t.unknown} <Since at={one.price?.hubAt} t={t} />
                  </div>
                )}
              </>
            ),
          },
        ]}
        rows={drift.data?.items}
        problem={drift.problem}
        loading={drift.loading}
        next={drift.data?.next}
        rowKey={(one) => one.listingId}
        empty={<p>{t.noDrift}</p>}
      />
    </Page>
  );
}

function count(value: number | undefined, t: StockWords): string {
  return value === undefined ? t.unknown : number(value);
}

function Since({ at, t }: { at: string | undefined; t: StockWords }) {
  return at ? (
    <span class="soft">
      {t.asOf} <Time at={at} />
    </span>
  ) : null;
}

/** For each kind a bar, its parts by age, beside the numbers it shows. */
function Picture({ summary, id, t }: { summary: Summary; id: string; t: StockWords }) {
  const most = Math.max(1, ...summary.kinds.map((kind) => kind.count));
  return (
    <figure class="picture card">
      <figcaption>{t.driftSummary(number(summary.differing), number(summary.compared))}</figcaption>
      <div class="scroll" tabIndex={0} role="region" aria-label={t.byAge}>
        <table>
          <caption class="unseen">{t.byAge}</caption>
          <thead>
            <tr>
              <th scope="col">{t.kind}</th>
              <th scope="col" class="number">
                {t.all}
              </th>
              <td class="wide" aria-hidden="true" />
              {AGES.map((age) => (
                <th key={age} scope="col" class="number">
                  <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                    <rect width="10" height="10" class={`bar ${AGE_TONES[age]}`} />
                  </svg>{' '}
                  {t.ages[age]}
                </th>
              ))}
              <th scope="col">{t.oldest}</th>
            </tr>
          </thead>
          <tbody>
            {summary.kinds.map((kind) => (
              <tr key={kind.kind}>
                <th scope="row">
                  <a class="whole" href={href(`/connections/${id}/drift`, { differs: kind.kind })}>
                    {t.kinds[kind.kind]}
                  </a>
                </th>
                <td class="number">{number(kind.count)}</td>
                <td class="wide" aria-hidden="true">
                  <Bar kind={kind} most={most} />
                </td>
                {AGES.map((age) => (
                  <td key={age} class="number">
                    {number(kind.ages.find((one) => one.age === age)?.count ?? 0)}
                  </td>
                ))}
                <td>{kind.oldestSince ? <Time at={kind.oldestSince} /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Bar({ kind, most }: { kind: Summary['kinds'][number]; most: number }) {
  let from = 0;
  return (
    <svg viewBox="0 0 600 20" preserveAspectRatio="none" class="bars" aria-hidden="true">
      <rect width="600" height="20" class="bar ground" />
      {AGES.map((age) => {
        const width = ((kind.ages.find((one) => one.age === age)?.count ?? 0) / most) * 600;
        const at = from;
        from += width;
        return <rect key={age} x={at} width={width} height="20" class={`bar ${AGE_TONES[age]}`} />;
      })}
    </svg>
  );
}
