import { useStore } from '../../frame/store';
import { Field } from '../../parts/Field';
import { localized } from '../../parts/schema';
import { ago } from '../../words/format';
import { language, useWords } from '../../words/language';
import type { Kind } from './kinds';
import { words } from './words';

/** New values by name; null takes the stored one away. */
export type Secrets = Record<string, string | null>;

interface Props {
  kind: Kind;
  stored: Record<string, { set: boolean; updatedAt?: string }>;
  secrets: Secrets;
  onChange: (secrets: Secrets) => void;
  faults: Record<string, string>;
  allowed: boolean;
}

/** Secrets are written and never read: a blank field leaves what is stored. */
export function SecretFields({ kind, stored, secrets, onChange, faults, allowed }: Props) {
  const t = useWords(words);
  const chosen = useStore(language);
  const title = (name: string) => localized(kind.secrets.find((secret) => secret.name === name)?.title, chosen);
  const set = (name: string, value: string | null | undefined) => {
    const next = { ...secrets };
    if (value === undefined || value === '') {
      delete next[name];
    } else {
      next[name] = value;
    }
    onChange(next);
  };
  return (
    <>
      <p class="hint">{allowed ? t.secretsHint : t.secretsDenied}</p>
      {kind.secretAlternatives.length > 1 && (
        <p class="hint">{t.secretsOneOf(kind.secretAlternatives.map((list) => list.map(title).join(' + ')).join(t.or))}</p>
      )}
      {kind.secrets.map((secret) => {
        const at = stored[secret.name];
        const gone = secrets[secret.name] === null;
        const hint = localized(secret.description, chosen);
        return (
          <div class="setting" key={secret.name}>
            <Field
              label={localized(secret.title, chosen)}
              fault={faults[`/secrets/${secret.name}`]}
              hint={
                <>
                  {hint && `${hint}. `}
                  {at?.set && (at.updatedAt ? t.storedOn(ago(at.updatedAt)) : t.stored)}
                </>
              }
            >
              {(attributes) =>
                secret.multiline ? (
                  <textarea
                    {...attributes}
                    rows={4}
                    maxLength={secret.maxLength}
                    value={secrets[secret.name] ?? ''}
                    disabled={!allowed || gone}
                    autocomplete="off"
                    spellcheck={false}
                    onInput={(event) => set(secret.name, event.currentTarget.value)}
                  />
                ) : (
                  <input
                    {...attributes}
                    type="password"
                    maxLength={secret.maxLength}
                    value={secrets[secret.name] ?? ''}
                    disabled={!allowed || gone}
                    autocomplete="new-password"
                    placeholder={at?.set ? '••••••••' : ''}
                    onInput={(event) => set(secret.name, event.currentTarget.value)}
                  />
                )
              }
            </Field>
            {at?.set && allowed && (
              <label class="check">
                <input
                  type="checkbox"
                  checked={gone}
                  onChange={(event) => set(secret.name, event.currentTarget.checked ? null : undefined)}
                />{' '}
                {t.clearSecret}: {localized(secret.title, chosen)}
              </label>
            )}
          </div>
        );
      })}
    </>
  );
}
