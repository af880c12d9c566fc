// What comes after a save: what was found, and whether the file is in force.
import { api, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';

export function findingsOf(failure: unknown): Schemas['RouteFinding'][] {
  return failure instanceof ApiProblem && Array.isArray(failure.body.findings) ? (failure.body.findings as Schemas['RouteFinding'][]) : [];
}

/** The file as somebody else left it, from a 412. */
export function currentOf(failure: unknown): Schemas['RouteFile'] | undefined {
  return failure instanceof ApiProblem && failure.status === 412 && failure.body.current
    ? (failure.body.current as Schemas['RouteFile'])
    : undefined;
}

const PAUSE = 300;
const LOOKS = 40;

/** Waits until the hub has decided about the text; the last state when it takes longer than usual. */
export async function decided(file: string, hash: string, signal: AbortSignal): Promise<Schemas['RouteFileState'] | undefined> {
  let state: Schemas['RouteFileState'] | undefined;
  for (let look = 0; look < LOOKS && !signal.aborted; look++) {
    state = (await api.get('/routes/{file}/state', { path: { file }, signal })).data;
    if (state.state !== 'pending' || state.hash !== hash) {
      return state;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return state;
}
