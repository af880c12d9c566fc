import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, useQuery } from '../../frame/location';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { dateTime, number } from '../../words/format';
import { useShops } from '../orders/OrdersPage';
import type { StockWords } from './en';
import { duration, type Span, spanPicture } from './spans';
import { useStockWords } from './words';

/** Which spans of time of a connection's orders were read, and which were not. */
export default function CoveragePage({ params }: { params: Params }) {
  const t = useStockWords();
  const id = params.id ?? '';
  const [query] = useQuery();
  const shops = useShops();
  const name = shops.find((shop) => shop.id === id)?.name ?? `${t.connection} ${id}`;
  const coverage = useResource('/connections/{id}/coverage', { path: { id }, query: { after: query.get('after'), limit: 100 } }, [
    'orders',
  ]);
  const data = coverage.data;
  return (
    <Page
      title={t.coverage}
      help={t.coverageHelp}
      above={[
        { href: href('/connections'), name: t.connections },
        { href: href(`/connections/${id}`), name },
        { href: href(`/connections/${id}/drift`), name: t.drift },
      ]}
    >
      <ProblemNote problem={coverage.problem} retry={coverage.reload} />
      {data && data.items.length > 0 && (
        <>
          <p>
            {t.readUpTo} <Time at={data.watermark} exact />
          </p>
          {data.gaps.length === 0 && <Note kind="good">{t.noGaps}</Note>}
          <Picture spans={data.items} gaps={data.gaps} t={t} />
          {data.gaps.length > 0 && (
            <section class="section">
              <h2>{t.gaps}</h2>
              <Table
                caption={t.gaps}
                columns={[
                  { key: 'from', title: t.from, cell: (gap) => dateTime(gap.from) },
                  { key: 'to', title: t.to, cell: (gap) => dateTime(gap.to) },
                  { key: 'length', title: t.length, cell: (gap) => duration(gap.from, gap.to) },
                ]}
                rows={data.gaps}
                rowKey={(gap) => gap.from}
              />
            </section>
          )}
        </>
      )}
      <Table
        caption={t.coverage}
        columns={[
          { key: 'from', title: t.from, cell: (span) => dateTime(span.from) },
          { key: 'to', title: t.to, cell: (span) => dateTime(span.to) },
          { key: 'length', title: t.length, cell: (span) => duration(span.from, span.to) },
          { key: 'seen', title: t.seen, number: true, cell: (span) => number(span.seen) },
          { key: 'stored', title: t.stored, number: true, cell: (span) => number(span.stored) },
          { key: 'at', title: t.readAt, cell: (span) => <Time at={span.at} /> },
          { key: 'run', title: t.run, cell: (span) => (span.runId ? <a href={href(`/runs/${span.runId}`)}>{span.runId}</a> : '') },
        ]}
        rows={data?.items}
        loading={coverage.loading}
        next={data?.next}
        rowKey={(span) => span.id}
        empty={<p>{t.noCoverage}</p>}
      />
    </Page>
  );
}

/** Spans on a line of time, gaps below; the table beside it says the same. */
function Picture({ spans, gaps, t }: { spans: Span[]; gaps: Span[]; t: StockWords }) {
  const picture = spanPicture(spans, gaps, 600);
  return (
    <figure class="picture card">
      <svg
        viewBox="0 0 600 40"
        preserveAspectRatio="none"
        class="spans"
        role="img"
        aria-label={t.spansPicture(dateTime(picture.from), dateTime(picture.to), number(gaps.length))}
      >
        <rect x={0} y={8} width={600} height={24} class="bar ground" />
        {picture.read.map((bar) => (
          <rect key={bar.x} x={bar.x} y={8} width={bar.width} height={24} class="bar good" />
        ))}
        {picture.gaps.map((bar) => (
          <rect key={bar.x} x={bar.x} y={4} width={bar.width} height={32} class="bar bad" />
        ))}
      </svg>
      <figcaption class="ends">
        <span>{dateTime(picture.from)}</span>
        <span>{dateTime(picture.to)}</span>
      </figcaption>
    </figure>
  );
}
