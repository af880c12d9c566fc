import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { date, number } from '../../words/format';
import type { StockWords } from './en';
import { type Level, useWarehouses } from './model';
import { StockTabs } from './StockTabs';
import { useStockWords } from './words';

export default function StockPage() {
  const t = useStockWords();
  const [query] = useQuery();
  const warehouses = useWarehouses();
  const levels = useResource('/stock', { query: { q: query.get('q'), warehouse: query.get('warehouse'), after: query.get('after') } }, [
    'stock',
  ]);
  return (
    <Page title={t.title} help={t.help}>
      <StockTabs />
      <Filters
        filters={[
          { name: 'q', label: t.find, kind: 'search', placeholder: t.findHint },
          {
            name: 'warehouse',
            label: t.warehouse,
            kind: 'choice',
            choices: (warehouses.list ?? []).map((one) => ({ value: one.id, label: one.name })),
          },
        ]}
      />
      <ProblemNote problem={levels.problem} retry={levels.reload} />
      <Table
        caption={t.title}
        columns={[productColumn(t), codesColumn(t), ...levelColumns(t, warehouses.name)]}
        rows={levels.data?.items}
        problem={levels.problem}
        loading={levels.loading}
        next={levels.data?.next}
        rowKey={(level) => `${level.productId} ${level.warehouseId}`}
        empty={
          <p>
            {t.empty} <a href={href('/stock/count')}>{t.tabs.count}</a>
          </p>
        }
      />
    </Page>
  );
}

export function productColumn<T extends { productId: string; name?: string | undefined }>(t: StockWords): Column<T> {
  return {
    key: 'product',
    title: t.product,
    cell: (row) => <a href={href(`/stock/${row.productId}`)}>{row.name ?? t.productGone(row.productId)}</a>,
  };
}

export function codesColumn<T extends { sku?: string | undefined; gtin?: string | undefined }>(t: StockWords): Column<T> {
  return {
    key: 'codes',
    title: t.codes,
    cell: (row) => <span class="soft">{[row.sku, row.gtin].filter(Boolean).join(' · ')}</span>,
  };
}

export function levelColumns(t: StockWords, name: (id: string) => string): Column<Level>[] {
  return [
    { key: 'warehouse', title: t.warehouse, cell: (level) => name(level.warehouseId) },
    { key: 'onHand', title: t.onHand, number: true, cell: (level) => number(level.onHand) },
    {
      key: 'reserved',
      title: t.reserved,
      number: true,
      cell: (level) => (
        <>
          {number(level.reserved)}
          {level.covered < level.reserved && <div class="fault">{t.waiting(number(level.reserved - level.covered))}</div>}
        </>
      ),
    },
    {
      key: 'available',
      title: t.available,
      number: true,
      cell: (level) => <strong>{number(level.available)}</strong>,
    },
    {
      key: 'incoming',
      title: t.incoming,
      number: true,
      cell: (level) =>
        level.incoming === 0 ? (
          ''
        ) : (
          <a href={href(`/stock/${level.productId}/incoming`)}>
            {number(level.incoming)} {level.expectedOn && t.incomingOn(date(level.expectedOn))}
          </a>
        ),
    },
    { key: 'changed', title: t.changed, cell: (level) => <Time at={level.updatedAt} /> },
  ];
}
