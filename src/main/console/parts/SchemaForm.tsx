import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useStore } from '../frame/store';
import { useCommon } from '../words';
import { type Language, language, useWords } from '../words/language';
import { Field } from './Field';
import { Note } from './Note';
import { OrderedList } from './OrderedList';
import {
  alike,
  descriptionOf,
  effective,
  faultOf,
  isRequired,
  labelOf,
  type Schema,
  titleOf,
  type Values,
  warningOf,
  withValue,
} from './schema';
import { schemaWords } from './schemaWords';

export interface Choice {
  value: string;
  label: string;
}

/** What a person may choose from, by the names of `x-choices`; a name without an entry is typed. */
export type Choices = Record<string, Choice[]>;

interface Props {
  schema: Schema;
  /** The fields to show, in this order. */
  fields: string[];
  values: Values;
  /** What is stored now, to tell what is about to change. */
  stored?: Values;
  onChange: (values: Values) => void;
  /** The pointer of the object: `/settings`. */
  at: string;
  faults: Record<string, string>;
  choices?: Choices;
  disabled?: boolean;
  /** What to say beside a switch that is about to be turned on. */
  facts?: (names: string[]) => ComponentChildren;
}

/** The fields of an object, made from its schema. */
export function SchemaForm({ schema, fields, values, stored = {}, onChange, at, faults, choices = {}, disabled, facts }: Props) {
  const chosen = useStore(language);
  return (
    <>
      {fields.map((name) => {
        const property = schema.properties?.[name];
        if (!property) {
          return null;
        }
        const value = effective(property, values[name]);
        const warning = warningOf(property, value, chosen);
        const turned = !alike(value, effective(property, stored[name]));
        return (
          <div key={name} class="setting" data-setting={name}>
            <Setting
              schema={property}
              name={name}
              value={values[name]}
              required={isRequired(schema, name, values)}
              pointer={`${at}/${name}`}
              faults={faults}
              choices={choices}
              disabled={disabled}
              onChange={(next) => onChange(withValue(schema, values, name, next))}
            />
            {warning && (turned ? <Note kind="warn">{warning}</Note> : <p class="hint">{warning}</p>)}
            {warning && turned && property['x-facts'] && facts?.(property['x-facts'])}
          </div>
        );
      })}
    </>
  );
}

interface SettingProps {
  schema: Schema;
  name: string;
  value: unknown;
  required: boolean;
  pointer: string;
  faults: Record<string, string>;
  choices: Choices;
  disabled: boolean | undefined;
  onChange: (value: unknown) => void;
}

function Setting(props: SettingProps) {
  const { schema } = props;
  if (schema.type === 'boolean') {
    return <Switch {...props} />;
  }
  if (schema.type === 'array' && schema.items?.type === 'object') {
    return <Objects {...props} />;
  }
  if (schema.type === 'array' && schema.items?.enum) {
    return <Words {...props} />;
  }
  if (schema.type === 'array' && props.choices[schema['x-choices'] ?? '']) {
    return <Ordered {...props} />;
  }
  if (schema.type === 'object') {
    return <Pairs {...props} />;
  }
  return <Plain {...props} />;
}

function useTexts({ schema, name }: SettingProps): { title: string; hint: string | undefined; chosen: Language } {
  const chosen = useStore(language);
  return { title: titleOf(schema, name, chosen), hint: descriptionOf(schema, chosen), chosen };
}

function Switch(props: SettingProps) {
  const { schema, value, pointer, faults, disabled, onChange } = props;
  const { title, hint } = useTexts(props);
  const id = useId();
  const fault = faultOf(faults, pointer, true);
  return (
    <div class="field check">
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={effective(schema, value) === true}
          disabled={disabled}
          aria-describedby={`${id}-hint`}
          aria-invalid={fault ? 'true' : 'false'}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />{' '}
        {title}
      </label>
      <p id={`${id}-hint`} class="hint">
        {hint}
        {fault && <strong class="fault"> {fault}</strong>}
      </p>
    </div>
  );
}

/** One value: a word of several, a number, a text, or a list of texts with a line for each. */
function Plain(props: SettingProps) {
  const { schema, value, required, pointer, faults, choices, disabled, onChange } = props;
  const t = useCommon();
  const s = useWords(schemaWords);
  const { title, hint, chosen } = useTexts(props);
  const options = schema.enum?.map((word) => ({ value: word, label: labelOf(schema, word, chosen) })) ?? choices[schema['x-choices'] ?? ''];
  const list = useId();
  const placeholder = schema.default === undefined ? String(schema.examples?.[0] ?? '') : String(schema.default);
  const text = value === undefined || value === null ? '' : String(value);
  const lines = schema.type === 'array';
  const hints = lines ? `${hint ?? ''} ${s.perLine}` : hint;
  return (
    <Field label={title} hint={hints} required={required} fault={faultOf(faults, pointer, true)}>
      {(attributes) => {
        if (lines) {
          const rows = (effective(schema, value) as string[] | undefined) ?? [];
          return (
            <textarea
              {...attributes}
              rows={Math.min(8, Math.max(2, rows.length + 1))}
              defaultValue={rows.join('\n')}
              key={rows.length === 0 ? 'none' : 'some'}
              disabled={disabled}
              onChange={(event) =>
                onChange(
                  event.currentTarget.value
                    .split('\n')
                    .map((line) => line.trim())
                    .filter((line) => line !== ''),
                )
              }
            />
          );
        }
        if (options && schema['x-choices'] !== 'time-zones') {
          const shown = text || String(schema.default ?? '');
          const known = shown === '' || options.some((option) => option.value === shown);
          return (
            <select {...attributes} value={shown} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value)}>
              {schema.default === undefined && <option value="">{s.unset}</option>}
              {!known && <option value={shown}>{shown}</option>}
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          );
        }
        if (schema.type === 'integer' || schema.type === 'number') {
          return (
            <input
              {...attributes}
              type="number"
              inputMode="numeric"
              min={schema.minimum}
              max={schema.maximum}
              placeholder={placeholder}
              value={text}
              disabled={disabled}
              onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.valueAsNumber)}
            />
          );
        }
        if ((schema.maxLength ?? 0) > 4096) {
          return (
            <textarea
              {...attributes}
              rows={3}
              maxLength={schema.maxLength}
              value={text}
              disabled={disabled}
              onInput={(event) => onChange(event.currentTarget.value)}
            />
          );
        }
        return (
          <>
            <input
              {...attributes}
              type="text"
              maxLength={schema.maxLength}
              placeholder={placeholder}
              list={options ? list : undefined}
              value={text}
              disabled={disabled}
              autocomplete="off"
              onInput={(event) => onChange(event.currentTarget.value)}
            />
            {options && (
              <datalist id={list} aria-label={t.all}>
                {options.map((option) => (
                  <option key={option.value} value={option.value} />
                ))}
              </datalist>
            )}
          </>
        );
      }}
    </Field>
  );
}

/** A group of controls with its title, hint and fault. */
function Group({ props, children, deep }: { props: SettingProps; children: ComponentChildren; deep: boolean }) {
  const { title, hint } = useTexts(props);
  const fault = faultOf(props.faults, props.pointer, deep);
  return (
    <fieldset class="field" aria-invalid={fault ? 'true' : 'false'} disabled={props.disabled}>
      <legend>{title}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** Several of some words. */
function Words(props: SettingProps) {
  const { schema, value, onChange } = props;
  const { chosen } = useTexts(props);
  const set = (effective(schema, value) as string[] | undefined) ?? [];
  const items = schema.items ?? {};
  return (
    <Group props={props} deep>
      {items.enum?.map((word) => (
        <label key={word} class="check">
          <input
            type="checkbox"
            checked={set.includes(word)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...set, word] : set.filter((one) => one !== word))}
          />{' '}
          {labelOf(items, word, chosen)}
        </label>
      ))}
    </Group>
  );
}

/** Several of some things, in an order that counts. */
function Ordered(props: SettingProps) {
  const { schema, name, value, choices, onChange } = props;
  return (
    <Group props={props} deep>
      <OrderedList
        title={titleOf(schema, name, language.get())}
        choices={choices[schema['x-choices'] ?? ''] ?? []}
        value={(effective(schema, value) as string[] | undefined) ?? []}
        onChange={onChange}
      />
    </Group>
  );
}

/** Names with a text for each. */
function Pairs(props: SettingProps) {
  const { schema, value, onChange } = props;
  const s = useWords(schemaWords);
  const t = useCommon();
  const pairs = Object.entries((effective(schema, value) as Record<string, string> | undefined) ?? {});
  const changed = (next: [string, string][]) => onChange(Object.fromEntries(next));
  return (
    <Group props={props} deep>
      {pairs.map(([name, text], place) => (
        <div class="pair" key={`${place}`}>
          <input
            aria-label={s.name(place + 1)}
            value={name}
            onChange={(event) => changed(pairs.map((pair, at) => (at === place ? [event.currentTarget.value, text] : pair)))}
          />
          <input
            aria-label={s.value(place + 1)}
            value={text}
            onChange={(event) => changed(pairs.map((pair, at) => (at === place ? [name, event.currentTarget.value] : pair)))}
          />
          <button
            type="button"
            aria-label={s.take(name || String(place + 1))}
            onClick={() => changed(pairs.filter((_, at) => at !== place))}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" disabled={pairs.some(([name]) => name === '')} onClick={() => changed([...pairs, ['', '']])}>
        {t.add}
      </button>
    </Group>
  );
}

/** Several objects, each with fields of its own. */
function Objects(props: SettingProps) {
  const { schema, value, pointer, faults, choices, disabled, onChange } = props;
  const t = useCommon();
  const { title } = useTexts(props);
  const list = (effective(schema, value) as Values[] | undefined) ?? [];
  const item = schema.items ?? {};
  return (
    <Group props={props} deep={false}>
      {list.map((one, place) => (
        <fieldset key={`${place}`} class="object">
          <legend>
            {title} {place + 1}
          </legend>
          <SchemaForm
            schema={item}
            fields={Object.keys(item.properties ?? {})}
            values={one}
            at={`${pointer}/${place}`}
            faults={faults}
            choices={choices}
            {...(disabled ? { disabled } : {})}
            onChange={(next) => onChange(list.map((other, at) => (at === place ? next : other)))}
          />
          <button type="button" onClick={() => onChange(list.filter((_, at) => at !== place))}>
            {t.remove}
          </button>
        </fieldset>
      ))}
      <button type="button" onClick={() => onChange([...list, {}])}>
        {t.add}
      </button>
    </Group>
  );
}
