import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Field } from '../../parts/Field';
import { useWords } from '../../words/language';
import type { Form, Value } from './form';
import { WholesaleSection } from './WholesaleSection';
import { words } from './words';

interface Props {
  form: Form;
  faults: Record<string, string>;
  secretSet: boolean;
  set: (pointer: string, value: Value) => void;
}

const ZONES: string[] = Intl.supportedValuesOf?.('timeZone') ?? [];

/** Every account setting, in the order in which a company thinks of them. */
export function SettingFields({ form, faults, secretSet, set }: Props) {
  const t = useWords(words);
  const zones = useId();
  const text = (pointer: string, label: string, hint?: string, attributes: Record<string, string | number> = {}) => (
    <Field label={label} hint={hint} fault={faults[pointer]}>
      {(given) => (
        <input
          {...given}
          {...attributes}
          value={String(form[pointer] ?? '')}
          onInput={(event) => set(pointer, event.currentTarget.value)}
        />
      )}
    </Field>
  );
  const lines = (pointer: string, label: string, hint: string) => (
    <Field label={label} hint={hint} fault={faults[pointer]}>
      {(given) => (
        <textarea {...given} rows={4} value={String(form[pointer] ?? '')} onInput={(event) => set(pointer, event.currentTarget.value)} />
      )}
    </Field>
  );
  const flag = (pointer: string, label: string, hint?: string) => (
    <p class="field">
      <label>
        <input type="checkbox" checked={form[pointer] === true} onChange={(event) => set(pointer, event.currentTarget.checked)} /> {label}
      </label>
      {hint && <span class="hint"> {hint}</span>}
    </p>
  );
  const choices = (pointer: string, label: string, names: Record<string, string>) => {
    const chosen = form[pointer] as string[];
    return (
      <fieldset class="field choices inline">
        <legend>{label}</legend>
        {Object.entries(names).map(([value, name]) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                set(
                  pointer,
                  Object.keys(names).filter((one) => (one === value ? event.currentTarget.checked : chosen.includes(one))),
                )
              }
            />
            <span>{name}</span>
          </label>
        ))}
        {faults[pointer] && (
          <p class="fault" role="alert">
            {faults[pointer]}
          </p>
        )}
      </fieldset>
    );
  };
  return (
    <>
      <datalist id={zones}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Section title={t.company}>
        {text('/companyName', t.companyName, undefined, { maxLength: 255, autocomplete: 'organization' })}
        {text('/address/street', t.street)}
        {text('/address/postalCode', t.postalCode)}
        {text('/address/city', t.city)}
        {text('/address/region', t.region)}
        {text('/address/country', t.country, t.countryHint, { maxLength: 2 })}
      </Section>
      <Section title={t.shipping}>
        {text('/timeZone', t.timeZone, t.timeZoneHint, { list: zones })}
        {choices('/workingDays', t.workingDays, t.days)}
        {lines('/holidays', t.holidays, t.holidaysHint)}
      </Section>
      <Section title={t.retail}>
        {flag('/instantOrdering', t.instantOrdering, t.instantOrderingHint)}
        {text('/termsOfServiceUrl', t.terms, t.termsHint, { type: 'url', maxLength: 2048 })}
      </Section>
      <Section title={t.wholesale}>
        <WholesaleSection form={form} faults={faults} set={set} text={text} lines={lines} flag={flag} />
      </Section>
      <Section title={t.supplierConnect}>
        <p class="hint">{t.supplierConnectHint}</p>
        {text('/supplierConnect/url', t.supplierUrl, t.supplierUrlHint, { type: 'url', maxLength: 2048 })}
        {text('/supplierConnect/accountNumber', t.supplierAccount, undefined, { maxLength: 255 })}
        {text('/supplierConnect/contact', t.supplierContact, t.supplierContactHint, { maxLength: 255 })}
      </Section>
      <Section title={t.mail}>
        {text('/mail/senderName', t.senderName)}
        {text('/mail/replyTo', t.replyTo, undefined, { type: 'email' })}
      </Section>
      <Section title={t.alerts}>
        <p class="hint">{t.alertsHint}</p>
        {lines('/alerts/mailTo', t.mailTo, t.mailToHint)}
        {text('/alerts/webhook/url', t.hookUrl, t.hookUrlHint, { type: 'url', maxLength: 2048 })}
        {text('/alerts/webhook/secret', t.hookSecret, secretSet ? t.hookSecretSet : t.hookSecretNone, {
          type: 'password',
          autocomplete: 'off',
          maxLength: 200,
        })}
        {choices('/alerts/kinds', t.kinds, t.alertKinds)}
        {text('/alerts/repeatAfterHours', t.repeat, t.repeatHint, { type: 'number', min: 0, max: 720 })}
        {flag('/alerts/recovered', t.recovered)}
        {text('/alerts/quietHours/from', t.quietFrom, undefined, { type: 'time' })}
        {text('/alerts/quietHours/to', t.quietTo, t.quietHint, { type: 'time' })}
        {text('/alerts/quietHours/timeZone', t.quietZone, undefined, { list: zones })}
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
