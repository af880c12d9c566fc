// What a part of the console brings: its pages by address, and its entries in the navigation.
import type { ComponentType } from 'preact';

/** The parts of an address that a pattern names, such as `id` of `/orders/:id`. */
export type Params = Record<string, string>;

export type Page = ComponentType<{ params: Params }>;

export interface PageRoute {
  /** Below `/console`: `/orders/:id`. A `*` at the end takes the rest of the path as `rest`. */
  path: string;
  /** Loaded when somebody goes there. */
  load: () => Promise<{ default: Page }>;
  /** Without the frame and without a session: sign-in and the like. */
  open?: boolean;
}

export interface Area {
  routes: PageRoute[];
}

export interface Match {
  route: PageRoute;
  params: Params;
}

/** The page at a path; the first pattern that fits. */
export function match(routes: PageRoute[], path: string): Match | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  for (const route of routes) {
    const params = paramsOf(
      route.path.split('/').filter((part) => part !== ''),
      parts,
    );
    if (params) {
      return { route, params };
    }
  }
  return undefined;
}

function paramsOf(pattern: string[], parts: string[]): Params | undefined {
  const params: Params = {};
  for (let at = 0; at < pattern.length; at++) {
    const name = pattern[at] as string;
    const part = parts[at];
    if (name === '*') {
      params.rest = parts.slice(at).map(decode).join('/');
      return parts.length > at ? params : undefined;
    }
    if (part === undefined) {
      return undefined;
    }
    if (name.startsWith(':')) {
      params[name.slice(1)] = decode(part);
    } else if (name !== part) {
      return undefined;
    }
  }
  return pattern.length === parts.length ? params : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
