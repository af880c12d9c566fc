// A count and a movement of one product.
import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { ApiProblem, byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { tell } from '../../parts/Toasts';
import { number } from '../../words/format';
import type { StockWords } from './en';
import { newReference, unlessStale, type Warehouse, wholeNumber } from './model';

interface Props {
  product: string;
  name: string;
  warehouses: Warehouse[];
  done: () => void;
  close: () => void;
  t: StockWords;
}

export function WarehouseField({
  warehouses,
  value,
  set,
  label,
  fault,
}: {
  warehouses: Warehouse[];
  value: string;
  set: (id: string) => void;
  label: string;
  fault?: string | undefined;
}) {
  return (
    <Field label={label} fault={fault} required>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => set(event.currentTarget.value)}>
          {value === '' && <option value="" />}
          {warehouses.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CountDialog({ product, name, warehouses, first, done, close, t }: Props & { first: string | undefined }) {
  const [warehouse, setWarehouse] = useState(first ?? warehouses[0]?.id ?? '');
  const [count, setCount] = useState('');
  const [fault, setFault] = useState<string>();
  const level = useResource(warehouse ? '/stock/{warehouseId}/{productId}' : null, {
    path: { warehouseId: warehouse || '0', productId: product },
  });
  const never = level.problem instanceof ApiProblem && level.problem.status === 404;
  const onHand = level.data?.onHand ?? 0;
  const value = wholeNumber(count, 0);
  const act = async () => {
    if (value === undefined) {
      setFault(t.wholeNumber);
      throw new Error(t.wholeNumber);
    }
    await unlessStale(
      () =>
        api.put(
          '/stock/{warehouseId}/{productId}',
          { onHand: value },
          { path: { warehouseId: warehouse, productId: product }, match: never ? undefined : level.etag },
        ),
      async () => level.set(await api.get('/stock/{warehouseId}/{productId}', { path: { warehouseId: warehouse, productId: product } })),
      t.stale,
    );
    tell('good', t.countDone);
    done();
  };
  return (
    <Ask title={t.countTitle(name)} doIt={t.count} act={act} onClose={close}>
      <p>{t.countSays}</p>
      <WarehouseField warehouses={warehouses} value={warehouse} set={setWarehouse} label={t.warehouse} />
      <Field
        label={t.counted}
        required
        fault={fault}
        hint={`${t.onHand}: ${number(onHand)}${value === undefined ? '' : `; ${t.difference}: ${signed(value - onHand)}`}`}
      >
        {(attributes) => (
          <input
            {...attributes}
            inputMode="numeric"
            autoComplete="off"
            value={count}
            onInput={(event) => {
              setCount(event.currentTarget.value);
              setFault(undefined);
            }}
          />
        )}
      </Field>
    </Ask>
  );
}

export function signed(value: number): string {
  return value > 0 ? `+${number(value)}` : number(value);
}

const POINTERS = ['/delta', '/reason', '/reference', '/warehouseId'];

export function MoveDialog({ product, name, warehouses, first, done, close, t }: Props & { first: string | undefined }) {
  const [warehouse, setWarehouse] = useState(first ?? warehouses[0]?.id ?? '');
  const [goesOut, setGoesOut] = useState(false);
  const [pieces, setPieces] = useState('');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState(() => newReference('console'));
  const [problem, setProblem] = useState<unknown>();
  const [fault, setFault] = useState<string>();
  const { at } = byField(problem, POINTERS);
  const value = wholeNumber(pieces, 1);
  const place = warehouses.find((one) => one.id === warehouse)?.name ?? '';
  const act = async () => {
    if (value === undefined) {
      setFault(t.fromOne);
      throw new Error(t.fromOne);
    }
    try {
      await api.post('/stock/movements', {
        warehouseId: warehouse,
        productId: product,
        delta: goesOut ? -value : value,
        reason: reason.trim(),
        reference: reference.trim(),
      });
    } catch (failure) {
      setProblem(failure);
      throw failure;
    }
    tell('good', t.moveDone);
    done();
  };
  return (
    <Ask title={t.moveTitle(name)} doIt={t.move} act={act} onClose={close}>
      <p>{t.moveSays(value === undefined ? '…' : signed(goesOut ? -value : value), place)}</p>
      <WarehouseField warehouses={warehouses} value={warehouse} set={setWarehouse} label={t.warehouse} fault={at['/warehouseId']} />
      <fieldset>
        <legend>{t.direction}</legend>
        <label class="check">
          <input type="radio" name="direction" checked={!goesOut} onChange={() => setGoesOut(false)} /> {t.goodsIn}
        </label>
        <label class="check">
          <input type="radio" name="direction" checked={goesOut} onChange={() => setGoesOut(true)} /> {t.goodsOut}
        </label>
      </fieldset>
      <Field label={t.pieces} required fault={fault ?? at['/delta']}>
        {(attributes) => (
          <input
            {...attributes}
            inputMode="numeric"
            value={pieces}
            onInput={(event) => {
              setPieces(event.currentTarget.value);
              setFault(undefined);
            }}
          />
        )}
      </Field>
      <Field label={t.reason} required hint={t.reasonHint} fault={at['/reason']}>
        {(attributes) => <input {...attributes} value={reason} maxLength={32} onInput={(event) => setReason(event.currentTarget.value)} />}
      </Field>
      <Field label={t.reference} required hint={t.referenceHint} fault={at['/reference']}>
        {(attributes) => (
          <input {...attributes} value={reference} maxLength={190} onInput={(event) => setReference(event.currentTarget.value)} />
        )}
      </Field>
    </Ask>
  );
}
