import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import { useWarehouses } from './model';
import { useProductName } from './ProductStockPage';
import { signed } from './StockDialogs';
import { StockTabs } from './StockTabs';
import { useStockWords } from './words';

type Moved = {
  id: string;
  warehouseId: string;
  productId: string;
  delta: number;
  onHandAfter: number;
  reason: string;
  reference: string;
  at: string;
};

/** The movements of one product, or of all. */
export default function MovementsPage({ params }: { params: Params }) {
  const t = useStockWords();
  const [query] = useQuery();
  const warehouses = useWarehouses();
  const product = params.product;
  const name = useProductName(product);
  const movements = useResource(
    '/stock/movements',
    { query: { product, warehouse: query.get('warehouse'), sort: query.get('sort'), after: query.get('after') } },
    ['stock'],
  );
  const ofProduct: Column<Moved>[] = product
    ? []
    : [
        {
          key: 'product',
          title: t.movement.product,
          cell: (moved) => <a href={href(`/stock/${moved.productId}`)}>{t.productGone(moved.productId)}</a>,
        },
      ];
  return (
    <Page title={product ? name : t.tabs.movements} help={t.movementsHelp} above={product ? [{ href: href('/stock'), name: t.title }] : []}>
      <StockTabs product={product} />
      <Filters
        filters={[
          {
            name: 'warehouse',
            label: t.warehouse,
            kind: 'choice',
            choices: (warehouses.list ?? []).map((one) => ({ value: one.id, label: one.name })),
          },
        ]}
      />
      <ProblemNote problem={movements.problem} retry={movements.reload} />
      <Table
        caption={t.tabs.movements}
        columns={[
          { key: 'at', title: t.movement.at, sort: 'createdAt', cell: (moved) => <Time at={moved.at} exact /> },
          ...ofProduct,
          { key: 'warehouse', title: t.movement.warehouse, cell: (moved) => warehouses.name(moved.warehouseId) },
          { key: 'reason', title: t.movement.reason, cell: (moved) => t.reasons[moved.reason] ?? moved.reason },
          { key: 'delta', title: t.movement.delta, number: true, cell: (moved) => signed(moved.delta) },
          { key: 'after', title: t.movement.after, number: true, cell: (moved) => number(moved.onHandAfter) },
          { key: 'reference', title: t.movement.reference, cell: (moved) => <span class="soft code">{moved.reference}</span> },
        ]}
        rows={movements.data?.items}
        problem={movements.problem}
        loading={movements.loading}
        next={movements.data?.next}
        rowKey={(moved) => moved.id}
        empty={<p>{t.noMovements}</p>}
      />
    </Page>
  );
}
