import { useId } from 'preact/hooks';
import { useWords } from '../../words/language';
import type { Role } from './rank';
import { words } from './words';

/** The roles one may give, each with what it may do. */
export function RoleField({ roles, value, fault, set }: { roles: Role[]; value: Role; fault?: string; set: (role: Role) => void }) {
  const t = useWords(words);
  const id = useId();
  return (
    <fieldset class="field choices">
      <legend>{t.role}</legend>
      {roles.map((role) => (
        <label key={role}>
          <input type="radio" name={id} value={role} checked={role === value} onChange={() => set(role)} />
          <span>
            <strong>{t.roles[role]}</strong> <span class="soft">{t.roleHints[role]}</span>
          </span>
        </label>
      ))}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
