// Calls of the hub's API, typed by its contract (openapi.yaml). The console speaks to nothing else.
import type { components, paths } from 'contract';
import { BASE, type Query, queryText } from '../frame/location';
import { createStore } from '../frame/store';
import { ApiProblem, Unreachable } from './problem';

export type Schemas = components['schemas'];

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The paths that have a verb. */
export type PathsWith<V extends Verb> = { [P in keyof paths]: paths[P] extends { [K in V]: object } ? P : never }[keyof paths];
type OperationOf<P extends keyof paths, V extends Verb> = paths[P] extends { [K in V]: infer O } ? O : never;
type Content<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;
type Responses<O> = O extends { responses: infer R } ? R : never;
/** What a call brings when it works. */
export type Result<P extends keyof paths, V extends Verb> =
  Responses<OperationOf<P, V>> extends infer R
    ? R extends { 200: infer B }
      ? Content<B>
      : R extends { 201: infer B }
        ? Content<B>
        : R extends { 202: infer B }
          ? Content<B>
          : undefined
    : never;
/** What a call takes. */
export type Body<P extends keyof paths, V extends Verb> =
  OperationOf<P, V> extends { requestBody?: infer R }
    ? NonNullable<R> extends { content: { 'application/json': infer B } }
      ? B
      : never
    : never;

export interface Options {
  /** The values of `{id}` and the like. */
  path?: Record<string, string | number>;
  query?: Query;
  /** The tag of what was read, for `If-Match`: the call fails with 412 when somebody changed it meanwhile. */
  match?: string | undefined;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

export interface Answer<T> {
  data: T;
  status: number;
  etag: string | undefined;
}

/** The token of the session, for changes. */
let csrfToken = '';
export function useToken(token: string | undefined): void {
  csrfToken = token ?? '';
}

/** Whether the last call reached the hub. */
export const reachable = createStore(true);

/** Called when the session has ended. */
let ended: () => void = () => {};
export function onSessionEnd(act: () => void): void {
  ended = act;
}

export function address(path: string, options: Options = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = options.path?.[name];
    if (value === undefined || value === '') {
      throw new Error(`${path} needs a value for ${name}`);
    }
    return encodeURIComponent(value);
  });
  const query = queryText(options.query);
  return `${BASE}/api/v1${filled}${query ? `?${query}` : ''}`;
}

/** Called when a call was refused: what the session may do can have changed. */
let refused: () => void = () => {};
export function onRefusal(act: () => void): void {
  refused = act;
}

export async function send(verb: Verb, path: string, options: Options = {}, body?: BodyInit, type?: string): Promise<Response> {
  const headers: Record<string, string> = {
    // Also where there is nothing to tell: by it the hub knows that a page asks, and lets no browser ask for a key.
    'X-CSRF-Token': csrfToken || 'none',
    Accept: 'application/json, application/problem+json',
    ...(options.match ? { 'If-Match': options.match } : {}),
    ...(type ? { 'Content-Type': type } : {}),
    ...options.headers,
  };
  let answer: Response;
  try {
    answer = await fetch(address(path, options), {
      method: verb.toUpperCase(),
      headers,
      body: body ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: options.signal ?? null,
    });
  } catch (failure) {
    if (options.signal?.aborted) {
      throw failure;
    }
    reachable.set(false);
    throw new Unreachable('The hub cannot be reached.');
  }
  reachable.set(true);
  if (answer.ok) {
    return answer;
  }
  const told = await answer.json().catch(() => ({}));
  const problem = new ApiProblem(answer.status, told as Record<string, unknown>, answer.headers.get('Retry-After'));
  if (answer.status === 401 && path !== '/session') {
    ended();
  }
  if (answer.status === 403) {
    refused();
  }
  throw problem;
}

async function json<T>(answer: Response): Promise<Answer<T>> {
  const text = await answer.text();
  return { data: (text ? JSON.parse(text) : undefined) as T, status: answer.status, etag: answer.headers.get('ETag') ?? undefined };
}

async function change<T>(verb: Verb, path: string, body: unknown, options: Options): Promise<Answer<T>> {
  const headers =
    verb === 'post' ? { 'Idempotency-Key': crypto.randomUUID?.() ?? String(Math.random()), ...options.headers } : options.headers;
  const type = verb === 'patch' ? 'application/merge-patch+json' : 'application/json';
  return json(
    await send(
      verb,
      path,
      { ...options, headers: headers ?? {} },
      body === undefined ? undefined : JSON.stringify(body),
      body === undefined ? undefined : type,
    ),
  );
}

export const api = {
  async get<P extends PathsWith<'get'>>(path: P, options: Options = {}): Promise<Answer<Result<P, 'get'>>> {
    return json(await send('get', path, options));
  },
  post<P extends PathsWith<'post'>>(path: P, body: Body<P, 'post'> | undefined, options: Options = {}) {
    return change<Result<P, 'post'>>('post', path, body, options);
  },
  put<P extends PathsWith<'put'>>(path: P, body: Body<P, 'put'>, options: Options = {}) {
    return change<Result<P, 'put'>>('put', path, body, options);
  },
  patch<P extends PathsWith<'patch'>>(path: P, body: Body<P, 'patch'>, options: Options = {}) {
    return change<Result<P, 'patch'>>('patch', path, body, options);
  },
  delete<P extends PathsWith<'delete'>>(path: P, options: Options = {}) {
    return change<Result<P, 'delete'>>('delete', path, undefined, options);
  },
};
