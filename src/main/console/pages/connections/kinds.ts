// What the pages of connections share: kinds, states, next runs.
import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Schema, Values } from '../../parts/schema';
import type { Tone } from '../../parts/Table';

export type Connection = Schemas['Connection'];
export type Kind = Schemas['ConnectionKind'];
export type Job = Schemas['Job'];
export type State = 'new' | 'ok' | 'failing' | 'off' | 'sign-in-again';

export const TONES: Record<State, Tone> = { new: 'plain', ok: 'good', failing: 'bad', off: 'plain', 'sign-in-again': 'warn' };

export function useKinds() {
  return useResource('/connection-kinds');
}

/** What a person sees first of a connection. */
export function stateOf(connection: Connection): State {
  if (!connection.enabled) {
    return 'off';
  }
  return connection.status.reason ?? connection.status.state;
}

export function settingsOf(connection: Connection): Values {
  return connection.settings as Values;
}

export function schemaOf(kind: Kind): Schema {
  return kind.settings as Schema;
}

/** Whether the switch of a job is on; a job without one always is. */
export function isOn(connection: Connection, job: Kind['jobs'][number]): boolean {
  return job.switch === undefined || settingsOf(connection)[job.switch] === true;
}

/** When a job of a connection starts by itself next. */
export function nextOf(connection: Connection, job: Job): string | undefined {
  return job.connections ? job.connections.find((one) => one.connectionId === connection.id)?.nextAt : job.nextAt;
}

/** The earliest start of any job of a connection whose switch is on. */
export function nextRun(connection: Connection, kind: Kind | undefined, jobs: Job[]): { job: string; at: string } | undefined {
  if (!connection.enabled || !kind) {
    return undefined;
  }
  return jobs
    .filter((job) => job.kinds.includes(connection.kind))
    .filter((job) => kind.jobs.some((known) => known.job === job.job && isOn(connection, known)))
    .flatMap((job) => {
      const at = nextOf(connection, job);
      return at ? [{ job: job.job, at }] : [];
    })
    .sort((a, b) => a.at.localeCompare(b.at))[0];
}
