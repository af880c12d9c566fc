import type { ComponentChildren } from 'preact';
import { useResource } from '../../api/resource';
import { useMay } from '../../frame/session';
import { Field } from '../../parts/Field';
import { OrderedList } from '../../parts/OrderedList';
import { useWords } from '../../words/language';
import type { Form, Value } from './form';
import { words } from './words';

interface Props {
  form: Form;
  faults: Record<string, string>;
  set: (pointer: string, value: Value) => void;
  text: (pointer: string, label: string, hint?: string, attributes?: Record<string, string | number>) => ComponentChildren;
  lines: (pointer: string, label: string, hint: string) => ComponentChildren;
  flag: (pointer: string, label: string, hint?: string) => ComponentChildren;
}

/** How retailers order: minimum, prices, warehouses, and what they see of the stock. */
export function WholesaleSection({ form, faults, set, text, lines, flag }: Props) {
  const t = useWords(words);
  const warehouses = useResource(useMay('stock:read') ? '/warehouses' : null, { query: { limit: 500 } });
  const lists = useResource(useMay('wholesale-orders:read') ? '/price-lists' : null, { query: { limit: 500 } });
  const list = String(form['/wholesale/priceList'] ?? '');
  const names = (lists.data?.items ?? []).map((one) => one.name);
  const select = (pointer: string, label: string, hint: string, options: [string, string][]) => (
    <Field label={label} hint={hint} fault={faults[pointer]}>
      {(given) => (
        <select {...given} value={String(form[pointer] ?? '')} onChange={(event) => set(pointer, event.currentTarget.value)}>
          {options.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      <fieldset class="field" aria-invalid={faults['/wholesale/warehouses'] ? 'true' : 'false'}>
        <legend>{t.wholesaleWarehouses}</legend>
        <p class="hint">{t.wholesaleWarehousesHint}</p>
        <OrderedList
          title={t.wholesaleWarehouses}
          choices={(warehouses.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={form['/wholesale/warehouses'] as string[]}
          onChange={(value) => set('/wholesale/warehouses', value)}
        />
        {faults['/wholesale/warehouses'] && (
          <p class="fault" role="alert">
            {faults['/wholesale/warehouses']}
          </p>
        )}
      </fieldset>
      {text('/wholesale/currency', t.currency, t.currencyHint, { maxLength: 3, autocomplete: 'off' })}
      {text('/wholesale/minimumOrder', t.minimumOrder, t.minimumOrderHint, { inputMode: 'decimal', autocomplete: 'off' })}
      {select('/wholesale/priceList', t.priceList, t.priceListHint, [
        ['', t.defaultCosts],
        ...[...new Set([...names, ...(list ? [list] : [])])].map((name): [string, string] => [name, name]),
      ])}
      {select('/wholesale/showStock', t.showStock, t.showStockHint, Object.entries(t.showStockWords))}
      {flag('/wholesale/packSizes', t.packSizes, t.packSizesHint)}
      {flag('/wholesale/acceptAtOnce', t.acceptAtOnce, t.acceptAtOnceHint)}
      {lines('/wholesale/mailTo', t.wholesaleMailTo, t.wholesaleMailToHint)}
    </>
  );
}
