import { useResource } from '../../api/resource';
import { session } from '../../frame/session';
import { useStore } from '../../frame/store';
import { ProblemNote } from '../../parts/Note';
import { useWords } from '../../words/language';
import { words } from './words';

/** Every permission as a check box with its sentence; what one lacks cannot be given. */
export function Permissions({
  value,
  set,
  extra,
  readOnly = false,
}: {
  value: string[];
  set: (permissions: string[]) => void;
  /** What stands beside a permission, such as when it was used. */
  extra?: (permission: string) => string | undefined;
  readOnly?: boolean;
}) {
  const t = useWords(words);
  const mine = useStore(session)?.permissions ?? [];
  const all = useResource('/permissions');
  const toggle = (permission: string, on: boolean) => set(on ? [...value, permission] : value.filter((other) => other !== permission));
  return (
    <fieldset class="field choices">
      <legend>{t.permissions}</legend>
      <p class="hint">{t.permissionsHint}</p>
      <ProblemNote problem={all.problem} retry={all.reload} />
      {all.data?.items.map(({ permission, sentence }) => {
        const has = value.includes(permission);
        const lacks = !permission.startsWith('custom:') && !mine.includes(permission);
        return (
          <label key={permission}>
            <input
              type="checkbox"
              checked={has}
              disabled={readOnly || (lacks && !has)}
              onChange={(event) => toggle(permission, event.currentTarget.checked)}
            />
            <span>
              <code>{permission}</code> {t.sentences[permission] ?? sentence}{' '}
              <span class="soft">
                {lacks && !readOnly ? `(${t.lacked})` : ''} {has ? extra?.(permission) : ''}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
