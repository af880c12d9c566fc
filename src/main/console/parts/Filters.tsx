import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useQuery } from '../frame/location';
import { useCommon } from '../words';

export type Filter =
  | { name: string; label: string; kind: 'text' | 'date' | 'search'; placeholder?: string }
  | { name: string; label: string; kind: 'choice'; choices: { value: string; label: string }[] };

/** The filters of a list: each stands in the address. */
export function Filters({ filters, children }: { filters: Filter[]; children?: ComponentChildren }) {
  const t = useCommon();
  const id = useId();
  const [query, setQuery] = useQuery();
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setQuery(Object.fromEntries(filters.map((filter) => [filter.name, String(form.get(filter.name) ?? '').trim()])));
  };
  const set = filters.some((filter) => query.has(filter.name));
  return (
    <form class="filters" role="search" onSubmit={submit}>
      {filters.map((filter) => (
        <div class="field" key={filter.name}>
          <label for={`${id}-${filter.name}`}>{filter.label}</label>
          {filter.kind === 'choice' ? (
            <select
              id={`${id}-${filter.name}`}
              name={filter.name}
              value={query.get(filter.name) ?? ''}
              onChange={(event) => setQuery({ [filter.name]: event.currentTarget.value })}
            >
              <option value="">{t.all}</option>
              {filter.choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          ) : (
            <Written
              id={`${id}-${filter.name}`}
              name={filter.name}
              type={filter.kind}
              placeholder={filter.placeholder}
              applied={query.get(filter.name) ?? ''}
            />
          )}
        </div>
      ))}
      <button type="submit">{t.apply}</button>
      {set && (
        <button type="button" class="plain" onClick={() => setQuery(Object.fromEntries(filters.map((filter) => [filter.name, undefined])))}>
          {t.clearFilters}
        </button>
      )}
      {children}
    </form>
  );
}

/** A field that is applied by the button: it follows the address, and keeps what was typed until then. */
function Written({ applied, ...attributes }: { id: string; name: string; type: string; placeholder: string | undefined; applied: string }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (input.current) {
      input.current.value = applied;
    }
  }, [applied]);
  return <input {...attributes} ref={input} />;
}
