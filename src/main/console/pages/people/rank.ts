// Nobody changes whoever may do more: the order of the roles, as the API holds it.
import type { Schemas } from '../../api/client';

export type Role = Schemas['Role'];

export const ROLES: Role[] = ['viewer', 'operator', 'admin', 'owner'];

/** Whether somebody of a role may change, remove or invite somebody of another; owners and administrators only. */
export function mayChange(by: Role | undefined, whom: Role): boolean {
  return by === 'owner' || (by === 'admin' && whom !== 'owner');
}

/** The roles that somebody can give. */
export function given(by: Role | undefined): Role[] {
  return ROLES.filter((role) => mayChange(by, role));
}
