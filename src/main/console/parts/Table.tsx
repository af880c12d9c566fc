import type { ComponentChildren, Key } from 'preact';
import { href, useQuery } from '../frame/location';
import { useCommon } from '../words';

export interface Column<T> {
  /** Names the column for the style sheet and the tests. */
  key: string;
  title: string;
  cell: (row: T) => ComponentChildren;
  /** At the right, in digits of one width. */
  number?: boolean;
  /** The name by which the API sorts; a minus in front sorts downwards. */
  sort?: string;
}

interface Props<T> {
  /** What the table holds, for those who do not see it. */
  caption: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => Key;
  loading?: boolean;
  /** Why there are no rows: what the page says of it stands in their place. */
  problem?: unknown;
  /** Shown in place of rows when there are none. */
  empty?: ComponentChildren;
  /** The keyset of the next page, from the answer. */
  next?: string | undefined;
  /** Ids of the chosen rows, with a way to change them; absent: rows cannot be chosen. */
  chosen?: { ids: Set<string>; set: (ids: Set<string>) => void; id: (row: T) => string; name: (row: T) => string };
}

/** Rows of a list, with sorting and pages in the address. On a small screen each row stands as a block. */
export function Table<T>({ caption, columns, rows, rowKey, loading, problem, empty, next, chosen }: Props<T>) {
  const t = useCommon();
  const [query, setQuery] = useQuery();
  const sort = query.get('sort') ?? '';
  const filtered = [...query.keys()].some((name) => !['sort', 'after', 'tab', 'limit'].includes(name));
  if (rows === undefined && problem) {
    return null;
  }
  return (
    <div class="table" aria-busy={loading ? 'true' : 'false'}>
      {rows && rows.length === 0 ? (
        <div class="empty">
          {filtered ? (
            <p>
              {t.noMatch}{' '}
              <button
                type="button"
                class="plain"
                onClick={() => setQuery(Object.fromEntries([...query.keys()].map((name) => [name, undefined])))}
              >
                {t.clearFilters}
              </button>
            </p>
          ) : (
            (empty ?? <p>{t.none}</p>)
          )}
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
          <table>
            <caption class="unseen">{caption}</caption>
            <thead>
              <tr>
                {chosen && (
                  <th scope="col">
                    <input
                      type="checkbox"
                      aria-label={t.all}
                      checked={(rows?.length ?? 0) > 0 && rows?.every((row) => chosen.ids.has(chosen.id(row)))}
                      onChange={(event) => chosen.set(new Set(event.currentTarget.checked ? rows?.map(chosen.id) : []))}
                    />
                  </th>
                )}
                {columns.map((column) => (
                  <th
                    key={column.key}
                    scope="col"
                    class={column.number ? 'number' : undefined}
                    aria-sort={
                      column.sort === undefined
                        ? undefined
                        : sort === column.sort
                          ? 'ascending'
                          : sort === `-${column.sort}`
                            ? 'descending'
                            : 'none'
                    }
                  >
                    {column.sort === undefined ? (
                      column.title
                    ) : (
                      <button
                        type="button"
                        class="plain"
                        onClick={() => setQuery({ sort: sort === column.sort ? `-${column.sort}` : column.sort })}
                      >
                        {column.title}
                      </button>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows?.map((row) => (
                <tr key={rowKey(row)}>
                  {chosen && (
                    <td>
                      <input
                        type="checkbox"
                        aria-label={chosen.name(row)}
                        checked={chosen.ids.has(chosen.id(row))}
                        onChange={(event) => {
                          const ids = new Set(chosen.ids);
                          if (event.currentTarget.checked) {
                            ids.add(chosen.id(row));
                          } else {
                            ids.delete(chosen.id(row));
                          }
                          chosen.set(ids);
                        }}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column.key} data-title={column.title} class={column.number ? 'number' : undefined}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {rows === undefined && <p role="status">{t.loading}</p>}
        </div>
      )}
      {(next || query.has('after')) && <Pager next={next} />}
    </div>
  );
}

/** The pages of a list, each with an address of its own. */
function Pager({ next }: { next: string | undefined }) {
  const t = useCommon();
  const [query] = useQuery();
  const here = window.location.pathname;
  const at = (after: string | undefined) => {
    const params = new URLSearchParams(query);
    params.delete('after');
    if (after) {
      params.set('after', after);
    }
    return params.size > 0 ? `${here}?${params}` : here;
  };
  return (
    <p class="pager">
      {query.has('after') && <a href={at(undefined)}>{t.start}</a>}
      {next && (
        <a href={at(next)} rel="next">
          {t.more}
        </a>
      )}
    </p>
  );
}

/** A state as a badge; a click filters the list by it. */
export function Badge({
  tone,
  filter,
  children,
}: {
  tone: Tone;
  filter?: { path: string; query: Record<string, string> };
  children: ComponentChildren;
}) {
  const look = `badge ${tone}`;
  return filter ? (
    <a class={look} href={href(filter.path, filter.query)}>
      {children}
    </a>
  ) : (
    <span class={look}>{children}</span>
  );
}

export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'plain';
