import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { tell } from '../../parts/Toasts';
import { money } from '../../words/format';
import { useWholesaleWords } from './words';

type Retailer = Schemas['Retailer'];

/** What is agreed with a retailer, and the way to its orders. */
export function Conditions({ retailer, etag, done }: { retailer: Retailer; etag: string | undefined; done: () => void }) {
  const t = useWholesaleWords();
  const maySeeOrders = useMay('wholesale-orders:read');
  const [open, setOpen] = useState(false);
  return (
    <section class="card">
      <h2>{t.conditions}</h2>
      <Facts
        facts={[
          [t.priceList, retailer.priceList ? <a href={href(`/price-lists/${retailer.priceList}`)}>{retailer.priceList}</a> : t.standard],
          [t.minimumOrder, retailer.minimumOrder ? money(retailer.minimumOrder) : t.standard],
          [t.companyNote, retailer.note && <span class="lines">{retailer.note}</span>],
        ]}
      />
      <p class="actions">
        <Action needs="retailers:write" act={() => setOpen(true)}>
          {t.change}
        </Action>
        {maySeeOrders && <a href={href('/wholesale', { retailer: retailer.id })}>{t.toOrders}</a>}
      </p>
      {open && <Change retailer={retailer} etag={etag} close={() => setOpen(false)} done={done} />}
    </section>
  );
}

interface ChangeProps {
  retailer: Retailer;
  etag: string | undefined;
  close: () => void;
  done: () => void;
}

function Change({ retailer, etag, close, done }: ChangeProps) {
  const t = useWholesaleWords();
  const maySeeLists = useMay('wholesale-orders:read');
  const lists = useResource(maySeeLists ? '/price-lists' : null, { query: { limit: 500 } });
  const [list, setList] = useState(retailer.priceList ?? '');
  const [minimum, setMinimum] = useState(retailer.minimumOrder ?? '');
  const [note, setNote] = useState(retailer.note ?? '');
  const names = (lists.data?.items ?? []).map((one) => one.name);
  const act = () =>
    api.patch(
      '/retailers/{id}',
      { priceList: list || null, minimumOrder: minimum.trim() || null, note: note.trim() || null },
      { path: { id: retailer.id }, match: etag },
    );
  return (
    <Ask
      title={t.change}
      doIt={t.change}
      act={act}
      onClose={close}
      onDone={() => {
        tell('good', t.changed);
        done();
      }}
    >
      <Field label={t.priceList}>
        {(attributes) => (
          <select {...attributes} value={list} onChange={(event) => setList(event.currentTarget.value)}>
            <option value="">{t.standard}</option>
            {[...new Set([...names, ...(list ? [list] : [])])].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.minimumOrder}>
        {(attributes) => (
          <input {...attributes} inputMode="decimal" value={minimum} onInput={(event) => setMinimum(event.currentTarget.value)} />
        )}
      </Field>
      <Field label={t.companyNote} hint={t.companyNoteHint}>
        {(attributes) => (
          <textarea {...attributes} rows={3} maxLength={4000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        )}
      </Field>
    </Ask>
  );
}
