import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import { useProductWords } from './words';

/** The stock of a product per warehouse and its last movements; the rest stands on the pages of the stock. */
export function ProductStock({ id }: { id: string }) {
  const t = useProductWords();
  const explanation = useResource('/products/{id}/stock-explanation', { path: { id }, query: { limit: 1 } }, ['stock']);
  const movements = useResource('/stock/movements', { query: { product: id, limit: 10 } }, ['stock']);
  const rows: Column<Schemas['StockExplanationRow']>[] = [
    { key: 'warehouse', title: t.warehouse, cell: (row) => row.warehouse },
    { key: 'on-hand', title: t.onHand, number: true, cell: (row) => number(row.onHand) },
    { key: 'reserved', title: t.reserved, number: true, cell: (row) => number(row.reserved) },
    { key: 'available', title: t.available, number: true, cell: (row) => number(row.available) },
    { key: 'incoming', title: t.incoming, number: true, cell: (row) => number(row.incoming) },
  ];
  const warehouses = Object.fromEntries((explanation.data?.rows ?? []).map((row) => [row.warehouseId, row.warehouse]));
  const moved: Column<Schemas['StockMovement']>[] = [
    { key: 'at', title: t.at, cell: (movement) => <Time at={movement.at} /> },
    { key: 'warehouse', title: t.warehouse, cell: (movement) => warehouses[movement.warehouseId] ?? movement.warehouseId },
    {
      key: 'delta',
      title: t.delta,
      number: true,
      cell: (movement) => `${movement.delta > 0 ? '+' : ''}${number(movement.delta)}`,
    },
    { key: 'reason', title: t.reason, cell: (movement) => movement.reason },
    { key: 'reference', title: t.reference, cell: (movement) => movement.reference },
  ];
  return (
    <section class="stack">
      <h2>{t.stock}</h2>
      <ProblemNote problem={explanation.problem} retry={explanation.reload} />
      <Table
        caption={t.stock}
        columns={rows}
        rows={explanation.data?.rows}
        problem={explanation.problem}
        rowKey={(row) => row.warehouseId}
        loading={explanation.loading}
        empty={<p>{t.stockEmpty}</p>}
      />
      <p>
        <a href={href('/stock', { product: id })}>{t.toStock}</a>
      </p>
      <h3>{t.movements}</h3>
      <ProblemNote problem={movements.problem} retry={movements.reload} />
      <Table
        caption={t.movements}
        columns={moved}
        rows={movements.data?.items}
        problem={movements.problem}
        rowKey={(movement) => movement.id}
        loading={movements.loading}
        empty={<p>{t.movementsEmpty}</p>}
      />
    </section>
  );
}
