import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import type { StockWords } from './en';
import { unlessStale, type Warehouse } from './model';
import { useStockWords } from './words';

export default function WarehousesPage() {
  const t = useStockWords();
  const [query] = useQuery();
  const warehouses = useResource('/warehouses', { query: { sort: query.get('sort') ?? 'name', after: query.get('after') } }, ['stock']);
  const [creating, setCreating] = useState(false);
  const [renaming, setRenaming] = useState<Warehouse>();
  return (
    <Page
      title={t.warehouses}
      help={t.warehousesHelp}
      actions={
        <Action needs="stock:write" kind="main" act={() => setCreating(true)}>
          {t.createWarehouse}
        </Action>
      }
    >
      <ProblemNote problem={warehouses.problem} retry={warehouses.reload} />
      <Table
        caption={t.warehouses}
        columns={[
          { key: 'name', title: t.name, sort: 'name', cell: (one) => one.name },
          { key: 'created', title: t.created, sort: 'createdAt', cell: (one) => <Time at={one.createdAt} /> },
          {
            key: 'stock',
            title: t.toStock,
            cell: (one) => (
              <>
                <a href={href('/stock', { warehouse: one.id })}>{t.toStock}</a>
                {' · '}
                <a href={href('/stock/count', { warehouse: one.id })}>{t.tabs.count}</a>
              </>
            ),
          },
          {
            key: 'actions',
            title: t.actions,
            cell: (one) => (
              <Action needs="stock:write" label={t.renameTitle(one.name)} act={() => setRenaming(one)}>
                {t.rename}
              </Action>
            ),
          },
        ]}
        rows={warehouses.data?.items}
        problem={warehouses.problem}
        loading={warehouses.loading}
        next={warehouses.data?.next}
        rowKey={(one) => one.id}
        empty={<p>{t.noWarehouses}</p>}
      />
      {creating && <NameDialog t={t} done={warehouses.reload} close={() => setCreating(false)} />}
      {renaming && <NameDialog t={t} warehouse={renaming} done={warehouses.reload} close={() => setRenaming(undefined)} />}
    </Page>
  );
}

/** The name of a new warehouse, or another one for a warehouse. */
function NameDialog({ warehouse, done, close, t }: { warehouse?: Warehouse; done: () => void; close: () => void; t: StockWords }) {
  const [name, setName] = useState(warehouse?.name ?? '');
  const [problem, setProblem] = useState<unknown>();
  const read = useResource(warehouse ? '/warehouses/{id}' : null, { path: { id: warehouse?.id ?? '0' } });
  const act = async () => {
    try {
      if (warehouse) {
        await unlessStale(
          () => api.patch('/warehouses/{id}', { name: name.trim() }, { path: { id: warehouse.id }, match: read.etag }),
          async () => read.set(await api.get('/warehouses/{id}', { path: { id: warehouse.id } })),
          t.stale,
        );
      } else {
        await api.post('/warehouses', { name: name.trim() });
      }
    } catch (failure) {
      setProblem(failure);
      throw failure;
    }
    tell('good', warehouse ? t.renameDone : t.createDone);
    done();
  };
  return (
    <Ask
      title={warehouse ? t.renameTitle(warehouse.name) : t.createWarehouse}
      doIt={warehouse ? t.rename : t.createWarehouse}
      act={act}
      onClose={close}
    >
      {warehouse && <p>{t.renameSays}</p>}
      <Field label={t.name} required fault={byField(problem, ['/name']).at['/name']}>
        {(attributes) => <input {...attributes} value={name} maxLength={255} onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
    </Ask>
  );
}
