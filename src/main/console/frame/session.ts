// Who is signed in, and what that person may do. What one may not do is not offered.
import { api, onRefusal, onSessionEnd, type Schemas, useToken } from '../api/client';
import { onBreak } from '../api/live';
import { ApiProblem } from '../api/problem';
import { createStore, useStore } from './store';

export type Session = Schemas['Session'];

/** `undefined` while unknown, `null` when nobody is signed in. */
export const session = createStore<Session | null | undefined>(undefined);

export function take(signedIn: Session | null): void {
  useToken(signedIn?.csrfToken);
  if (signedIn) {
    lapsed.set(false);
  }
  session.set(signedIn);
}

/** Whether the session has ended by itself, or by somebody else, and not by the button. */
export const lapsed = createStore(false);

function lapse(): void {
  if (session.get()) {
    lapsed.set(true);
  }
  take(null);
}

onSessionEnd(lapse);

let looking = false;
/** Reads the session again, once at a time: whether it goes on, and what it may do now. */
function look(): void {
  if (session.get() && !looking) {
    looking = true;
    readSession()
      .catch(() => {})
      .finally(() => {
        looking = false;
      });
  }
}
onRefusal(look);
onBreak(look);

export async function readSession(): Promise<void> {
  try {
    take((await api.get('/session')).data);
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 401) {
      lapse();
    } else {
      throw failure;
    }
  }
}

export async function signOut(): Promise<void> {
  await api.delete('/session');
  take(null);
}

export function may(permission: string, who = session.get()): boolean {
  return who?.permissions.includes(permission) ?? false;
}

/** Whether who is signed in has a permission such as `orders:write`. */
export function useMay(permission: string): boolean {
  return may(permission, useStore(session));
}
