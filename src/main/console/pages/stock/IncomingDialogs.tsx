// Goods that are expected: added, received, changed, cancelled.
import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { tell } from '../../parts/Toasts';
import { number } from '../../words/format';
import type { StockWords } from './en';
import { newReference, unlessStale, type Warehouse, wholeNumber } from './model';
import { WarehouseField } from './StockDialogs';

export type Incoming = Schemas['IncomingGoods'];

interface Closing {
  done: () => void;
  close: () => void;
  t: StockWords;
}

type Input = { label: string; value: string; set: (value: string) => void; fault?: string | undefined; hint?: string; required?: boolean };

function Text({ label, value, set, fault, hint, required, kind }: Input & { kind?: 'date' | 'number' }) {
  return (
    <Field label={label} fault={fault} hint={hint} required={required ?? false}>
      {(attributes) => (
        <input
          {...attributes}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'number' ? 'numeric' : undefined}
          autoComplete="off"
          value={value}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function AddIncoming({ product, warehouses, done, close, t }: Closing & { product: string | undefined; warehouses: Warehouse[] }) {
  const [code, setCode] = useState('');
  const [warehouse, setWarehouse] = useState(warehouses[0]?.id ?? '');
  const [quantity, setQuantity] = useState('');
  const [on, setOn] = useState('');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const act = async () => {
    setFaults({});
    const value = wholeNumber(quantity, 1);
    if (value === undefined) {
      setFaults({ quantity: t.fromOne });
      throw new Error(t.fromOne);
    }
    const { data } = await api.post('/incoming-goods', {
      items: [
        {
          warehouseId: warehouse,
          ...(product ? { productId: product } : { code: code.trim() }),
          quantity: value,
          ...(on ? { expectedOn: on } : {}),
          ...(reference.trim() ? { reference: reference.trim() } : {}),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      ],
    });
    const row = data.items[0];
    if (row?.problem) {
      const told = row.problem.errors ?? [];
      setFaults(Object.fromEntries(told.map((fault) => [fault.pointer?.split('/').pop() ?? '', fault.message])));
      throw new Error(told.map((fault) => fault.message).join(' ') || row.problem.detail);
    }
    tell('good', row?.status === 200 ? t.known : t.added);
    done();
  };
  return (
    <Ask title={t.addIncoming} doIt={t.addIncoming} act={act} onClose={close}>
      <p>{t.addIncomingSays}</p>
      {!product && <Text label={t.code} hint={t.codeHint} value={code} set={setCode} fault={faults.code} required />}
      <WarehouseField warehouses={warehouses} value={warehouse} set={setWarehouse} label={t.warehouse} fault={faults.warehouseId} />
      <Text label={t.pieces} value={quantity} set={setQuantity} fault={faults.quantity} kind="number" required />
      <Text label={t.expectedOn} value={on} set={setOn} fault={faults.expectedOn} kind="date" />
      <Text label={t.reference} hint={t.referenceHint} value={reference} set={setReference} fault={faults.reference} />
      <Text label={t.note} value={note} set={setNote} fault={faults.note} />
    </Ask>
  );
}

/** The tag of the goods as they are now; a change is refused when somebody else was first. */
function useTag(goods: Incoming) {
  return useResource('/incoming-goods/{id}', { path: { id: goods.id } });
}

export function ReceiveIncoming({ goods, place, done, close, t }: Closing & { goods: Incoming; place: string }) {
  const read = useTag(goods);
  const open = read.data?.open ?? goods.open;
  const [quantity, setQuantity] = useState(String(goods.open));
  const [reference, setReference] = useState(() => newReference('arrival'));
  const [fault, setFault] = useState<string>();
  const act = async () => {
    const value = wholeNumber(quantity, 1);
    if (value === undefined) {
      setFault(t.fromOne);
      throw new Error(t.fromOne);
    }
    await unlessStale(
      () =>
        api.post(
          '/incoming-goods/{id}/receive',
          { quantity: value, ...(reference.trim() ? { reference: reference.trim() } : {}) },
          { path: { id: goods.id }, match: read.etag },
        ),
      async () => read.set(await api.get('/incoming-goods/{id}', { path: { id: goods.id } })),
      t.stale,
    );
    tell('good', t.receivedDone);
    done();
  };
  return (
    <Ask title={`${t.receive} ${goods.name ?? ''}`} doIt={t.receive} act={act} onClose={close}>
      <p>{t.receiveSays(place)}</p>
      <Text
        label={t.arrived}
        hint={`${t.open}: ${number(open)}`}
        value={quantity}
        set={(text) => {
          setQuantity(text);
          setFault(undefined);
        }}
        fault={fault}
        kind="number"
        required
      />
      <Text label={t.deliveryNote} hint={t.referenceHint} value={reference} set={setReference} />
    </Ask>
  );
}

export function ChangeIncoming({ goods, done, close, t }: Closing & { goods: Incoming }) {
  const read = useTag(goods);
  const [quantity, setQuantity] = useState(String(goods.quantity));
  const [on, setOn] = useState(goods.expectedOn ?? '');
  const [reference, setReference] = useState(goods.reference ?? '');
  const [note, setNote] = useState(goods.note ?? '');
  const [problem, setProblem] = useState<unknown>();
  const { at } = byField(problem, ['/quantity', '/expectedOn', '/reference', '/note']);
  const act = async () => {
    const value = wholeNumber(quantity, 1);
    if (value === undefined) {
      throw new Error(t.fromOne);
    }
    try {
      await unlessStale(
        () =>
          api.patch(
            '/incoming-goods/{id}',
            { quantity: value, expectedOn: on || null, reference: reference.trim() || null, note: note.trim() || null },
            { path: { id: goods.id }, match: read.etag },
          ),
        async () => read.set(await api.get('/incoming-goods/{id}', { path: { id: goods.id } })),
        t.stale,
      );
    } catch (failure) {
      setProblem(failure);
      throw failure;
    }
    tell('good', t.changeDone);
    done();
  };
  return (
    <Ask title={`${t.change} ${goods.name ?? ''}`} doIt={t.change} act={act} onClose={close}>
      <Text
        label={t.ordered}
        hint={`${t.received}: ${number(goods.received)}`}
        value={quantity}
        set={setQuantity}
        fault={at['/quantity']}
        kind="number"
        required
      />
      <Text label={t.expectedOn} value={on} set={setOn} fault={at['/expectedOn']} kind="date" />
      <Text label={t.reference} value={reference} set={setReference} fault={at['/reference']} />
      <Text label={t.note} value={note} set={setNote} fault={at['/note']} />
    </Ask>
  );
}

export function CancelIncoming({ goods, done, close, t }: Closing & { goods: Incoming }) {
  const read = useTag(goods);
  const act = async () => {
    await unlessStale(
      () => api.post('/incoming-goods/{id}/cancel', undefined, { path: { id: goods.id }, match: read.etag }),
      async () => read.set(await api.get('/incoming-goods/{id}', { path: { id: goods.id } })),
      t.stale,
    );
    tell('good', t.cancelDone);
    done();
  };
  return (
    <Ask title={`${t.cancelIncoming} ${goods.name ?? ''}`} doIt={t.cancelIncoming} danger act={act} onClose={close}>
      <p>{t.cancelSays(number(read.data?.open ?? goods.open))}</p>
    </Ask>
  );
}
