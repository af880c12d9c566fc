import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { ApiProblem, byField } from '../../api/problem';
import type { Resource } from '../../api/resource';
import { Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { SendOrCancel, useSending } from '../../parts/Sending';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { type Form, form, type Product, patchOf } from './patch';
import { useProductWords } from './words';

/** Edits a product; when somebody else changed it meanwhile, both texts are shown and nothing is lost. */
export function EditProduct({ product, onClose }: { product: Resource<Product>; onClose: () => void }) {
  const t = useProductWords();
  const common = useCommon();
  const [base, setBase] = useState(() => ({ product: product.data as Product, etag: product.etag }));
  const [edited, setEdited] = useState(() => form(product.data as Product));
  const [conflict, setConflict] = useState(false);
  const before = form(base.product);
  const set = (change: Partial<Form>) => setEdited((now) => ({ ...now, ...change }));

  const { busy, problem, submit } = useSending(async () => {
    setConflict(false);
    try {
      product.set(await api.patch('/products/{id}', patchOf(before, edited), { path: { id: base.product.id }, match: base.etag }));
      tell('good', common.saved);
      onClose();
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 412) {
        const now = await api.get('/products/{id}', { path: { id: base.product.id } });
        // What was not touched here follows the other change.
        const theirs = form(now.data);
        const touched = Object.fromEntries(
          (Object.keys(before) as (keyof Form)[]).filter((name) => before[name] !== edited[name]).map((name) => [name, edited[name]]),
        );
        setBase({ product: now.data, etag: now.etag });
        setEdited({ ...theirs, ...touched });
        product.set(now);
        setConflict(true);
      } else {
        throw failure;
      }
    }
  });
  const faults = byField(problem, ['/name', '/brand', '/msrp', '/defaultCost', '/state', '/isVisible', '/description']);

  const now = (name: 'name' | 'brand' | 'msrp' | 'defaultCost' | 'description') =>
    conflict && before[name] !== edited[name] ? `${t.now}: ${before[name]}` : undefined;
  const text = (name: 'name' | 'brand' | 'msrp' | 'defaultCost', label: string, hint?: string) => (
    <Field label={label} required={name !== 'defaultCost'} fault={faults.at[`/${name}`]} hint={now(name) ?? hint}>
      {(attributes) => (
        <input
          {...attributes}
          name={name}
          value={edited[name]}
          inputMode={hint ? 'decimal' : 'text'}
          onInput={(event) => set({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog title={t.editTitle} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p class="soft">{t.editHelp}</p>
        {conflict && (
          <Note kind="warn">
            <p>{t.conflict}</p>
          </Note>
        )}
        {text('name', t.name)}
        {text('brand', t.brand)}
        {text('msrp', t.price, t.moneyHint)}
        {base.product.defaultCost !== undefined && text('defaultCost', t.cost, t.moneyHint)}
        <Field label={t.state} fault={faults.at['/state']}>
          {(attributes) => (
            <select
              {...attributes}
              value={edited.state}
              onChange={(event) => set({ state: event.currentTarget.value as Product['state'] })}
            >
              {Object.entries(t.states).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p>
          <label>
            <input type="checkbox" checked={edited.isVisible} onChange={(event) => set({ isVisible: event.currentTarget.checked })} />{' '}
            {t.visible}
          </label>
        </p>
        <Field label={t.description} fault={faults.at['/description']} hint={now('description')}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={5}
              value={edited.description}
              onInput={(event) => set({ description: event.currentTarget.value })}
            />
          )}
        </Field>
        <ProblemNote problem={faults.others.length > 0 ? problem : undefined} />
        <SendOrCancel busy={busy} send={common.save} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
