// Where the browser is. Every filter, sort, tab and page of a list stands in the address, so that it can be kept and sent.
import { createStore, useStore } from './store';

/** The path of the hub, before `/console`; empty unless a proxy serves it below a path. */
export const BASE = new URL(import.meta.url).pathname.replace(/\/console\/assets\/[^/]*$/, '').replace(/\/(frame|main).*$/, '');

export interface Place {
  /** Below `/console`, with a slash at the front: `/orders/17`. */
  path: string;
  query: URLSearchParams;
}

function read(): Place {
  const path = window.location.pathname.slice(BASE.length).replace(/^\/console/, '') || '/';
  return { path, query: new URLSearchParams(window.location.search) };
}

const place = createStore<Place>(read());

if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => place.set(read()));
}

/** The address of a page of the console, for a link. */
export function href(path: string, query?: Query): string {
  const text = queryText(query);
  return `${BASE}/console${path === '/' ? '' : path}${text ? `?${text}` : ''}`;
}

export type Query = Record<string, string | number | boolean | undefined | null>;

export function queryText(query?: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') {
      params.set(name, String(value));
    }
  }
  return params.toString();
}

/** @param address from {@link href} */
export function navigate(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace) {
    window.history.replaceState(null, '', address);
  } else {
    window.history.pushState(null, '', address);
    window.scrollTo(0, 0);
  }
  place.set(read());
}

export function usePlace(): Place {
  return useStore(place);
}

export function currentPlace(): Place {
  return place.get();
}

/** The filters of a page: what the address says, and a way to change some of it. A change of a filter leaves the page of a list. */
export function useQuery(): [URLSearchParams, (change: Query, options?: { replace?: boolean }) => void] {
  const { path, query } = usePlace();
  const change = (patch: Query, options: { replace?: boolean } = {}) => {
    const next = new URLSearchParams(currentPlace().query);
    if (!('after' in patch)) {
      next.delete('after');
    }
    for (const [name, value] of Object.entries(patch)) {
      if (value === undefined || value === null || value === '') {
        next.delete(name);
      } else {
        next.set(name, String(value));
      }
    }
    navigate(href(path, Object.fromEntries(next)), options);
  };
  return [query, change];
}
