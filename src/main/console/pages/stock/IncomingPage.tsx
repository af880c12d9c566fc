import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table, type Tone } from '../../parts/Table';
import { date, number } from '../../words/format';
import { today } from '../orders/model';
import { AddIncoming, CancelIncoming, ChangeIncoming, type Incoming, ReceiveIncoming } from './IncomingDialogs';
import { useWarehouses } from './model';
import { useProductName } from './ProductStockPage';
import { codesColumn, productColumn } from './StockPage';
import { StockTabs } from './StockTabs';
import { useStockWords } from './words';

const TONES: Record<string, Tone> = { open: 'busy', received: 'good', cancelled: 'plain' };

type Asked = { what: 'receive' | 'change' | 'cancel'; goods: Incoming };

/** Goods that are expected: of one product, or of all. */
export default function IncomingPage({ params }: { params: Params }) {
  const t = useStockWords();
  const [query] = useQuery();
  const warehouses = useWarehouses();
  const product = params.product;
  const name = useProductName(product);
  const goods = useResource(
    '/incoming-goods',
    {
      query: {
        product,
        warehouse: query.get('warehouse'),
        state: query.get('state'),
        expectedBefore: query.get('expectedBefore'),
        sort: query.get('sort'),
        after: query.get('after'),
      },
    },
    ['stock'],
  );
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const ofProduct: Column<Incoming>[] = product ? [] : [productColumn<Incoming>(t), codesColumn<Incoming>(t)];
  return (
    <Page
      title={product ? name : t.tabs.incoming}
      help={t.incomingHelp}
      above={product ? [{ href: href('/stock'), name: t.title }] : []}
      actions={
        <Action needs="stock:write" kind="main" act={() => setAdding(true)}>
          {t.addIncoming}
        </Action>
      }
    >
      <StockTabs product={product} />
      <Filters
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: Object.entries(t.incomingStates).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'warehouse',
            label: t.warehouse,
            kind: 'choice',
            choices: (warehouses.list ?? []).map((one) => ({ value: one.id, label: one.name })),
          },
          { name: 'expectedBefore', label: t.expectedBefore, kind: 'date' },
        ]}
      />
      <ProblemNote problem={goods.problem} retry={goods.reload} />
      <Table
        caption={t.tabs.incoming}
        columns={[
          ...ofProduct,
          {
            key: 'expectedOn',
            title: t.expectedOn,
            sort: 'expectedOn',
            cell: (one) => (
              <>
                {one.expectedOn ? date(one.expectedOn) : <span class="soft">{t.unknownDay}</span>}{' '}
                {one.state === 'open' && one.expectedOn && one.expectedOn < today() && <Badge tone="warn">{t.overdue}</Badge>}
              </>
            ),
          },
          { key: 'warehouse', title: t.warehouse, cell: (one) => warehouses.name(one.warehouseId) },
          { key: 'ordered', title: t.ordered, number: true, cell: (one) => number(one.quantity) },
          { key: 'received', title: t.received, number: true, cell: (one) => number(one.received) },
          { key: 'open', title: t.open, number: true, cell: (one) => <strong>{number(one.open)}</strong> },
          {
            key: 'state',
            title: t.state,
            cell: (one) => (
              <Badge
                tone={TONES[one.state] ?? 'plain'}
                filter={{ path: product ? `/stock/${product}/incoming` : '/stock/incoming', query: { state: one.state } }}
              >
                {t.incomingStates[one.state] ?? one.state}
              </Badge>
            ),
          },
          {
            key: 'reference',
            title: t.reference,
            cell: (one) => (
              <>
                {one.reference}
                {one.note && <div class="soft lines">{one.note}</div>}
              </>
            ),
          },
          {
            key: 'actions',
            title: t.actions,
            cell: (one) => (
              <span class="actions">
                {one.open > 0 && one.state === 'open' && (
                  <Action needs="stock:write" act={() => setAsked({ what: 'receive', goods: one })}>
                    {t.receive}
                  </Action>
                )}
                {one.state !== 'cancelled' && (
                  <Action needs="stock:write" act={() => setAsked({ what: 'change', goods: one })}>
                    {t.change}
                  </Action>
                )}
                {one.open > 0 && one.state === 'open' && (
                  <Action needs="stock:write" kind="danger" act={() => setAsked({ what: 'cancel', goods: one })}>
                    {t.cancelIncoming}
                  </Action>
                )}
              </span>
            ),
          },
        ]}
        rows={goods.data?.items}
        problem={goods.problem}
        loading={goods.loading}
        next={goods.data?.next}
        rowKey={(one) => one.id}
        empty={<p>{t.noIncoming}</p>}
      />
      {adding && warehouses.list && (
        <AddIncoming product={product} warehouses={warehouses.list} done={goods.reload} close={() => setAdding(false)} t={t} />
      )}
      {asked?.what === 'receive' && (
        <ReceiveIncoming goods={asked.goods} place={warehouses.name(asked.goods.warehouseId)} done={goods.reload} close={close} t={t} />
      )}
      {asked?.what === 'change' && <ChangeIncoming goods={asked.goods} done={goods.reload} close={close} t={t} />}
      {asked?.what === 'cancel' && <CancelIncoming goods={asked.goods} done={goods.reload} close={close} t={t} />}
    </Page>
  );
}
