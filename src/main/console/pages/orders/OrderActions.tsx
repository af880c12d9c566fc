// What can be done with an order. Each asks first, says what it will do, and sends the tag of the order that was read.
import { useEffect, useState } from 'preact/hooks';
import { api } from '../../api/client';
import { ApiProblem, byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { tell } from '../../parts/Toasts';
import { number } from '../../words/format';
import type { OrderWords } from './en';
import { type Details, emailOf, type Line, lineName, possible } from './model';

interface Props {
  order: Details;
  etag: string | undefined;
  isSale: boolean;
  reload: () => void;
  /** Reads the order anew, and is done when it is there. */
  refresh: () => Promise<unknown>;
  t: OrderWords;
}

interface Asking extends Omit<Props, 'isSale'> {
  close: () => void;
}

const WRITE = 'orders:write';

export function OrderActions(props: Props) {
  const { order, t } = props;
  const [asked, setAsked] = useState('');
  const may = possible(order, props.isSale);
  const mayForget = useMay('access:write');
  const asking: Asking = { ...props, close: () => setAsked('') };
  return (
    <>
      {may.ship && (
        <Action needs={WRITE} kind="main" act={() => setAsked('ship')}>
          {t.ship}
        </Action>
      )}
      {may.addCode && (
        <Action needs={WRITE} act={() => setAsked('ship')}>
          {t.addCode}
        </Action>
      )}
      {may.release && (
        <Action needs={WRITE} kind="main" act={() => setAsked('release')}>
          {t.release}
        </Action>
      )}
      {may.takeBack && (
        <Action needs={WRITE} act={() => setAsked('return')}>
          {t.takeBack}
        </Action>
      )}
      {may.cancel && (
        <Action needs={WRITE} kind="danger" act={() => setAsked('cancel')}>
          {t.cancel}
        </Action>
      )}
      {emailOf(order.person) !== '' && (
        <Action needs={mayForget ? WRITE : 'access:write'} kind="danger" act={() => setAsked('forget')}>
          {t.forget}
        </Action>
      )}
      {asked === 'ship' && <Ship {...asking} codeOnly={may.addCode} />}
      {asked === 'return' && <TakeBack {...asking} />}
      {asked === 'release' && <Release {...asking} />}
      {asked === 'cancel' && <Cancel {...asking} />}
      {asked === 'forget' && <Forget {...asking} email={emailOf(order.person)} />}
    </>
  );
}

/** Does it; when somebody else was first, the order is read anew, and the message says so. */
async function change(act: () => Promise<unknown>, { refresh, t }: Pick<Asking, 'refresh' | 't'>): Promise<void> {
  try {
    await act();
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 412) {
      await refresh();
      throw new Error(t.stale);
    }
    throw failure;
  }
}

function Ship({ order, etag, reload, refresh, t, close, codeOnly }: Asking & { codeOnly: boolean }) {
  const lines = order.lines.filter((line) => line.kind === 'goods' && line.left > 0);
  const [parts, setParts] = useState(false);
  const [counts, setCounts] = useState<Record<string, string>>({});
  const [code, setCode] = useState('');
  const [carrier, setCarrier] = useState('');
  const [notify, setNotify] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const whole = lines.reduce((sum, line) => sum + line.left, 0);
  const chosen = lines
    .map((line) => ({ lineId: line.id, quantity: Number(counts[line.id] ?? 0) }))
    .filter((one) => Number.isInteger(one.quantity) && one.quantity > 0);
  const total = parts ? chosen.reduce((sum, one) => sum + one.quantity, 0) : whole;
  const { at } = byField(problem, ['/trackingCode', '/carrier']);
  const act = async () => {
    setProblem(undefined);
    if (parts && chosen.length === 0) {
      throw new Error(t.nothingChosen);
    }
    try {
      await change(
        () =>
          api.post(
            '/orders/{id}/shipments',
            {
              trackingCode: code.trim(),
              notifyCustomer: notify,
              ...(carrier.trim() ? { carrier: carrier.trim() } : {}),
              ...(parts && !codeOnly ? { lines: chosen } : {}),
            },
            { path: { id: order.id }, match: etag },
          ),
        { refresh, t },
      );
    } catch (failure) {
      setProblem(failure);
      throw failure;
    }
    tell('good', t.shipped);
    reload();
  };
  return (
    <Ask title={t.shipTitle(order.number)} doIt={codeOnly ? t.addCode : t.ship} act={act} onClose={close}>
      <p>{codeOnly ? t.codeSays : t.shipSays(total)}</p>
      {!codeOnly && (
        <fieldset>
          <legend>{t.shipWhat}</legend>
          <label class="check">
            <input type="radio" name="what" checked={!parts} onChange={() => setParts(false)} /> {t.shipAll}
          </label>
          <label class="check">
            <input type="radio" name="what" checked={parts} onChange={() => setParts(true)} /> {t.shipParts}
          </label>
          {parts && <Pieces lines={lines} most={(line) => line.left} counts={counts} set={setCounts} t={t} />}
        </fieldset>
      )}
      <Field label={t.trackingCode} hint={t.trackingHint} fault={at['/trackingCode']}>
        {(attributes) => <input {...attributes} value={code} maxLength={255} onInput={(event) => setCode(event.currentTarget.value)} />}
      </Field>
      <Field label={t.carrier} fault={at['/carrier']}>
        {(attributes) => (
          <input {...attributes} value={carrier} maxLength={255} onInput={(event) => setCarrier(event.currentTarget.value)} />
        )}
      </Field>
      <label class="check">
        <input type="checkbox" checked={notify} onChange={(event) => setNotify(event.currentTarget.checked)} /> {t.notify}
      </label>
    </Ask>
  );
}

/** How many of each line. */
function Pieces({
  lines,
  most,
  counts,
  set,
  t,
}: {
  lines: Line[];
  most: (line: Line) => number;
  counts: Record<string, string>;
  set: (counts: Record<string, string>) => void;
  t: OrderWords;
}) {
  return (
    <>
      {lines.map((line) => {
        const count = Number(counts[line.id] ?? 0);
        const fault = count > most(line) || count < 0 || !Number.isInteger(count) ? t.tooMany(number(most(line))) : undefined;
        return (
          <Field key={line.id} label={t.pieces(lineName(line))} hint={t.ofLeft(number(most(line)))} fault={fault}>
            {(attributes) => (
              <input
                {...attributes}
                type="number"
                min={0}
                max={most(line)}
                inputMode="numeric"
                value={counts[line.id] ?? ''}
                onInput={(event) => set({ ...counts, [line.id]: event.currentTarget.value })}
              />
            )}
          </Field>
        );
      })}
    </>
  );
}

function TakeBack({ order, etag, reload, refresh, t, close }: Asking) {
  const out = (line: Line) => line.shipped - line.cameBack;
  const lines = order.lines.filter((line) => line.kind === 'goods' && out(line) > 0);
  const mayRead = useMay('stock:read');
  const warehouses = useResource(mayRead ? '/warehouses' : null, { query: { limit: 500 } });
  const [counts, setCounts] = useState<Record<string, string>>(() => Object.fromEntries(lines.map((line) => [line.id, String(out(line))])));
  const [restock, setRestock] = useState(true);
  const [warehouse, setWarehouse] = useState('');
  const [note, setNote] = useState('');
  const act = async () => {
    const chosen = lines
      .map((line) => ({ lineId: line.id, quantity: Number(counts[line.id] ?? 0) }))
      .filter((one) => Number.isInteger(one.quantity) && one.quantity > 0);
    if (chosen.length === 0) {
      throw new Error(t.nothingChosen);
    }
    await change(
      () =>
        api.post(
          '/orders/{id}/returns',
          {
            restock,
            lines: chosen,
            ...(restock && warehouse ? { warehouseId: warehouse } : {}),
            ...(note.trim() ? { note: note.trim() } : {}),
          },
          { path: { id: order.id }, match: etag },
        ),
      { refresh, t },
    );
    tell('good', t.returnDone);
    reload();
  };
  return (
    <Ask title={t.returnTitle(order.number)} doIt={t.takeBack} act={act} onClose={close}>
      <p>{t.returnSays}</p>
      <Pieces lines={lines} most={out} counts={counts} set={setCounts} t={t} />
      <label class="check">
        <input type="checkbox" checked={restock} onChange={(event) => setRestock(event.currentTarget.checked)} /> {t.restock}
      </label>
      {restock && (
        <Field label={t.warehouse}>
          {(attributes) => (
            <select {...attributes} value={warehouse} onChange={(event) => setWarehouse(event.currentTarget.value)}>
              <option value="">{t.firstWarehouse}</option>
              {warehouses.data?.items.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t.returnNote}>
        {(attributes) => <input {...attributes} value={note} maxLength={1000} onInput={(event) => setNote(event.currentTarget.value)} />}
      </Field>
    </Ask>
  );
}

function Release({ order, etag, reload, refresh, t, close }: Asking) {
  const act = async () => {
    await change(() => api.post('/orders/{id}/release', undefined, { path: { id: order.id }, match: etag }), { refresh, t });
    tell('good', t.releaseDone);
    reload();
  };
  return (
    <Ask title={t.releaseTitle(order.number)} doIt={t.release} act={act} onClose={close}>
      <p>{t.releaseSays}</p>
      <p class="lines">{order.holdReason}</p>
      <p>{t.releaseAfter}</p>
    </Ask>
  );
}

function Cancel({ order, etag, reload, refresh, t, close }: Asking) {
  const act = async () => {
    await change(() => api.post('/orders/{id}/cancel', undefined, { path: { id: order.id }, match: etag }), { refresh, t });
    tell('good', t.cancelDone);
    reload();
  };
  return (
    <Ask title={t.cancelTitle(order.number)} doIt={t.cancel} danger act={act} onClose={close}>
      <p>{t.cancelSays}</p>
    </Ask>
  );
}

/** Says first what will be erased. */
function Forget({ email, reload, t, close }: Asking & { email: string }) {
  const [found, setFound] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    api
      .post('/erasures', { email, dryRun: true })
      .then(
        ({ data }) =>
          setFound(
            t.forgetCounts(
              number(data.orders),
              number(data.failures),
              number(data.runEvents),
              number(data.mails),
              number(data.auditEntries),
            ),
          ),
        setProblem,
      );
  }, [email]);
  const act = async () => {
    await api.post('/erasures', { email, dryRun: false });
    tell('good', t.forgetDone);
    reload();
  };
  return (
    <Ask title={t.forgetTitle(email)} doIt={t.forget} danger act={act} onClose={close}>
      <p>{t.forgetSays}</p>
      {found && <Note kind="warn">{found}</Note>}
      <ProblemNote problem={problem} />
    </Ask>
  );
}
