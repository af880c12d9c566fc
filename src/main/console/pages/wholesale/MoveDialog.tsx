import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { useResource } from '../../api/resource';
import { useMay } from '../../frame/session';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { tell } from '../../parts/Toasts';
import { type Move, type Order, useWholesaleWords } from './words';

export type Act = Exclude<Move, 'change' | 'delete'>;

interface Props {
  order: Order;
  etag: string | undefined;
  act: Act;
  close: () => void;
  done: () => void;
}

/** Asks before a move, with what belongs to it. */
export function MoveDialog({ order, etag, act, close, done }: Props) {
  const t = useWholesaleWords();
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const [code, setCode] = useState('');
  const [carrier, setCarrier] = useState('');
  const maySeeSettings = useMay('settings:read');
  const terms = order.problems?.some((one) => one.code === 'terms');
  const settings = useResource(act === 'submit' && terms && maySeeSettings ? '/settings' : null, {});
  const open = (order.lines ?? []).filter((line) => line.quantity > line.shipped);
  const [pieces, setPieces] = useState<Record<string, number>>(
    Object.fromEntries(open.map((line) => [line.id, line.quantity - line.shipped])),
  );
  const options = { path: { id: order.id }, match: etag };
  const because = reason.trim() ? { reason: reason.trim() } : {};
  const send = () => {
    switch (act) {
      case 'submit': {
        const url = settings.data?.termsOfServiceUrl;
        return api.post('/wholesale-orders/{id}/submit', terms && url ? { acceptedTermsUrl: url } : {}, options);
      }
      case 'accept':
        return api.post('/wholesale-orders/{id}/accept', { ...because, acceptShort: short }, options);
      case 'decline':
        return api.post('/wholesale-orders/{id}/decline', because, options);
      case 'process':
        return api.post('/wholesale-orders/{id}/process', {}, options);
      case 'complete':
        return api.post('/wholesale-orders/{id}/complete', because, options);
      case 'cancel':
        return api.post('/wholesale-orders/{id}/cancel', because, options);
      default: {
        const lines = open.map((line) => ({ lineId: line.id, quantity: pieces[line.id] ?? 0 })).filter((line) => line.quantity > 0);
        return api.post(
          '/wholesale-orders/{id}/shipments',
          { lines, ...(code.trim() && { trackingCode: code.trim() }), ...(carrier.trim() && { carrier: carrier.trim() }) },
          options,
        );
      }
    }
  };
  return (
    <Ask
      title={`${t.acts[act]}: ${t.order(order.number)}`}
      doIt={t.acts[act]}
      danger={act === 'decline' || act === 'cancel'}
      act={send}
      onClose={close}
      onDone={() => {
        tell('good', `${t.order(order.number)}: ${t.acts[act]}`);
        done();
      }}
    >
      <p>{t.asks[act]}</p>
      {act === 'submit' && terms && settings.data?.termsOfServiceUrl && (
        <p>
          {t.acceptTerms}: {settings.data.termsOfServiceUrl}
        </p>
      )}
      {act === 'accept' && (
        <label>
          <input type="checkbox" checked={short} onChange={(event) => setShort(event.currentTarget.checked)} /> {t.acceptShort}{' '}
          <span class="soft">{t.acceptShortHint}</span>
        </label>
      )}
      {act === 'ship' &&
        open.map((line) => (
          <Field key={line.id} label={t.quantityOf(line.sku)}>
            {(attributes) => (
              <input
                {...attributes}
                type="number"
                min={0}
                max={line.quantity - line.shipped}
                value={pieces[line.id]}
                onInput={(event) => setPieces({ ...pieces, [line.id]: Number(event.currentTarget.value) })}
              />
            )}
          </Field>
        ))}
      {act === 'ship' && (
        <>
          <Field label={t.tracking}>
            {(attributes) => <input {...attributes} maxLength={255} value={code} onInput={(event) => setCode(event.currentTarget.value)} />}
          </Field>
          <Field label={t.carrier}>
            {(attributes) => (
              <input {...attributes} maxLength={255} value={carrier} onInput={(event) => setCarrier(event.currentTarget.value)} />
            )}
          </Field>
        </>
      )}
      {act !== 'ship' && act !== 'submit' && act !== 'process' && (
        <Field label={t.reason} hint={t.reasonHint}>
          {(attributes) => (
            <textarea {...attributes} rows={3} maxLength={4000} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          )}
        </Field>
      )}
    </Ask>
  );
}
