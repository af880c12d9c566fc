import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Table } from '../../parts/Table';
import { useShops } from '../orders/OrdersPage';
import { Explanation } from './Explanation';
import { type Level, useWarehouses } from './model';
import { CountDialog, MoveDialog } from './StockDialogs';
import { levelColumns } from './StockPage';
import { StockTabs } from './StockTabs';
import { useStockWords } from './words';

export default function ProductStockPage({ params }: { params: Params }) {
  const t = useStockWords();
  const id = params.product ?? '';
  const warehouses = useWarehouses();
  const levels = useResource('/stock', { query: { product: id, limit: 500 } }, ['stock']);
  const name = useProductName(id);
  const [counting, setCounting] = useState<Level | 'any'>();
  const [moving, setMoving] = useState(false);
  return (
    <Page
      title={name}
      help={t.productHelp}
      above={[{ href: href('/stock'), name: t.title }]}
      actions={
        <>
          <Action needs="stock:write" kind="main" act={() => setCounting('any')}>
            {t.count}
          </Action>
          <Action needs="stock:write" act={() => setMoving(true)}>
            {t.move}
          </Action>
          <a class="button" href={href(`/products/${id}`)}>
            {t.toProduct}
          </a>
        </>
      }
    >
      <StockTabs product={id} />
      <ProblemNote problem={levels.problem} retry={levels.reload} />
      <section class="section">
        <h2>{t.perWarehouse}</h2>
        <Table
          caption={t.perWarehouse}
          columns={[
            ...levelColumns(t, warehouses.name),
            {
              key: 'actions',
              title: t.actions,
              cell: (level) => (
                <Action needs="stock:write" label={`${t.count} ${warehouses.name(level.warehouseId)}`} act={() => setCounting(level)}>
                  {t.count}
                </Action>
              ),
            },
          ]}
          rows={levels.data?.items}
          problem={levels.problem}
          loading={levels.loading}
          rowKey={(level) => level.warehouseId}
          empty={<p>{t.neverCounted}</p>}
        />
      </section>
      <Explanations product={id} />
      {counting && warehouses.list && (
        <CountDialog
          product={id}
          name={name}
          warehouses={warehouses.list}
          first={counting === 'any' ? levels.data?.items[0]?.warehouseId : counting.warehouseId}
          done={levels.reload}
          close={() => setCounting(undefined)}
          t={t}
        />
      )}
      {moving && warehouses.list && (
        <MoveDialog
          product={id}
          name={name}
          warehouses={warehouses.list}
          first={levels.data?.items[0]?.warehouseId}
          done={levels.reload}
          close={() => setMoving(false)}
          t={t}
        />
      )}
    </Page>
  );
}

/** The name of a product, as far as whoever looks may read products; else its number. */
export function useProductName(id: string | undefined): string {
  const t = useStockWords();
  const allowed = useMay('products:read');
  const product = useResource(allowed && id ? '/products/{id}' : null, { path: { id: id ?? '' } });
  return product.data?.name ?? t.productGone(id ?? '');
}

/** One for each shop that lists the product. */
function Explanations({ product }: { product: string }) {
  const t = useStockWords();
  const allowed = useMay('products:read');
  const listings = useResource(allowed ? '/listings' : null, { query: { product, limit: 500 } }, ['listings']);
  const shops = useShops();
  if (!listings.data) {
    return <ProblemNote problem={listings.problem} retry={listings.reload} />;
  }
  const ids = [...new Set(listings.data.items.map((listing) => listing.connectionId))];
  return (
    <section class="section">
      <h2>{t.explanation}</h2>
      {ids.length === 0 && <p class="empty">{t.noShop}</p>}
      {ids.map((connection) => (
        <Explanation
          key={connection}
          product={product}
          connection={connection}
          name={shops.find((shop) => shop.id === connection)?.name ?? `${t.connection} ${connection}`}
          t={t}
        />
      ))}
    </section>
  );
}
