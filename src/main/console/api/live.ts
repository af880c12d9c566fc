// One stream of hints for the whole page: what changed, so that whoever shows it reads it anew.
import { useEffect, useRef } from 'preact/hooks';
import { createStore } from '../frame/store';
import { address, reachable } from './client';

export interface Change {
  topic: string;
  id?: string;
  [detail: string]: unknown;
}

type Listener = (change: Change | undefined) => void;

const listeners = new Map<Listener, string[]>();
let stream: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Whether hints arrive. */
export const live = createStore(false);

/** Called when the stream breaks off: the hub ends it when the session ends, when its permissions change, and when it stops. */
let broken: () => void = () => {};
export function onBreak(act: () => void): void {
  broken = act;
}

function tell(change: Change | undefined): void {
  for (const [listener, topics] of [...listeners]) {
    if (change === undefined || topics.includes(change.topic)) {
      listener(change);
    }
  }
}

function open(): void {
  if (stream || listeners.size === 0 || document.visibilityState === 'hidden') {
    return;
  }
  const opened = new EventSource(address('/live'), { withCredentials: true });
  stream = opened;
  opened.addEventListener('open', () => {
    const again = !reachable.get();
    live.set(true);
    reachable.set(true);
    if (again) {
      tell(undefined);
    }
  });
  opened.addEventListener('change', (event) => tell(JSON.parse((event as MessageEvent<string>).data) as Change));
  opened.addEventListener('reload', () => tell(undefined));
  opened.addEventListener('error', () => {
    live.set(false);
    if (opened.readyState === EventSource.CLOSED) {
      // Refused: the browser does not try again by itself.
      close();
      retry = setTimeout(open, 15_000);
    }
    broken();
  });
}

function close(): void {
  clearTimeout(retry);
  stream?.close();
  stream = undefined;
  live.set(false);
}

// A hub that can be reached again is listened to at once.
reachable.subscribe(() => {
  if (reachable.get() && !stream) {
    clearTimeout(retry);
    open();
  }
});

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      close();
    } else {
      open();
      if (listeners.size > 0) {
        tell(undefined);
      }
    }
  });
}

/** Calls back when something of these topics changed, at most once a second. */
export function useLive(topics: string[], act: Listener): void {
  const key = topics.join(' ');
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (topics.length === 0) {
      return;
    }
    let due: ReturnType<typeof setTimeout> | undefined;
    const listener: Listener = (change) => {
      due ??= setTimeout(() => {
        due = undefined;
        latest.current(change);
      }, 1_000);
    };
    listeners.set(listener, topics);
    open();
    return () => {
      clearTimeout(due);
      listeners.delete(listener);
      if (listeners.size === 0) {
        close();
      }
    };
  }, [key]);
}
