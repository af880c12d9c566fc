// What a page reads: kept while it is read anew, given up when the page is left.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../frame/store';
import { type Answer, api, type Options, type PathsWith, type Result, reachable } from './client';
import { useLive } from './live';
import { Unreachable } from './problem';

export interface Resource<T> {
  data: T | undefined;
  etag: string | undefined;
  problem: unknown;
  loading: boolean;
  reload: () => void;
  /** Takes what a change has answered. */
  set: (answer: Answer<T>) => void;
}

/**
 * Reads a resource, and reads it anew when its address changes or one of the topics is told to have changed.
 *
 * @param path null reads nothing (yet)
 */
export function useResource<P extends PathsWith<'get'>>(
  path: P | null,
  options: Pick<Options, 'path' | 'query'> = {},
  topics: string[] = [],
): Resource<Result<P, 'get'>> {
  type T = Result<P, 'get'>;
  const key = path === null ? '' : JSON.stringify([path, options.path, options.query]);
  const [state, setState] = useState<{ key: string; answer?: Answer<T>; problem?: unknown; loading: boolean }>({ key: '', loading: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    if (path === null) {
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...(before.key === key ? before : { key }), loading: true }));
    api.get(path, { ...latest.current, signal: abort.signal }).then(
      (answer) => setState({ key, answer, loading: false }),
      (problem) => {
        if (!abort.signal.aborted) {
          setState((before) => ({ ...before, key, problem, loading: false }));
        }
      },
    );
    return () => abort.abort();
  }, [key, turn]);

  // What was lost with the connection is read once the hub can be reached again.
  const lost = state.problem instanceof Unreachable;
  const reached = useStore(reachable);
  useEffect(() => {
    if (lost && reached) {
      setTurn((n) => n + 1);
    }
  }, [lost, reached]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  useLive(topics, reload);
  const set = useCallback((answer: Answer<T>) => setState({ key, answer, loading: false }), [key]);
  const current = state.key === key;
  return {
    data: current ? state.answer?.data : undefined,
    etag: current ? state.answer?.etag : undefined,
    problem: current ? state.problem : undefined,
    loading: !current || state.loading,
    reload,
    set,
  };
}
