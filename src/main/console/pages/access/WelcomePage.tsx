// The token stands behind # in the address, so it is in no log and no preview; only the button below sends it. Its first
// letter says what it is for: o. the first owner, i. an invitation, r. a new password.
import { useEffect, useState } from 'preact/hooks';
import { type Answer, api, type Schemas } from '../../api/client';
import { ApiProblem, byField } from '../../api/problem';
import { href, navigate } from '../../frame/location';
import { Field } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { useWords } from '../../words/language';
import { Others, useFaultFocus } from './form';
import { Single, words } from './Single';
import { signIn } from './session';

type Kind = 'o.' | 'i.' | 'r.';
type Names = 'email' | 'name' | 'password' | 'again';

const FIELDS: Record<Kind, Names[]> = {
  'o.': ['email', 'name', 'password', 'again'],
  'i.': ['name', 'password', 'again'],
  'r.': ['password', 'again'],
};

function send(kind: Kind, token: string, given: Record<Names, string>): Promise<Answer<Schemas['User']>> {
  const { email, name, password } = given;
  if (kind === 'o.') {
    return api.post('/first-owner', { token, email, name, password }) as Promise<Answer<Schemas['User']>>;
  }
  return kind === 'i.'
    ? (api.post('/invitations/accept', { token, name, password }) as Promise<Answer<Schemas['User']>>)
    : (api.post('/password-resets/accept', { token, password }) as Promise<Answer<Schemas['User']>>);
}

export default function WelcomePage() {
  const t = useWords(words);
  const [token, setToken] = useState(window.location.hash.slice(1));
  useEffect(() => {
    // Another link opened in the same tab is another page.
    const read = () => window.location.hash && setToken(window.location.hash.slice(1));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const kind = token.slice(0, 2);
  if (kind !== 'o.' && kind !== 'i.' && kind !== 'r.') {
    return (
      <Single title={t.choose}>
        <Note kind="bad">
          <p>{t.incomplete}</p>
        </Note>
      </Single>
    );
  }
  return <Choose key={token} kind={kind} token={token} />;
}

function Choose({ kind, token }: { kind: Kind; token: string }) {
  const t = useWords(words);
  const fields = FIELDS[kind];
  const pointers = fields.map((name) => `/${name}`);
  const [given, setGiven] = useState<Record<Names, string>>({ email: '', name: '', password: '', again: '' });
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>();
  const [done, setDone] = useState<string>();
  const form = useFaultFocus(tries);

  const faults = () => {
    const found: Record<string, string> = {};
    for (const name of fields) {
      if (name !== 'again' && !given[name].trim()) {
        found[`/${name}`] = name === 'password' ? t.chooseOne : t.fill;
      }
    }
    if (Object.keys(found).length === 0 && given.password !== given.again) {
      found['/again'] = t.differ;
    }
    return found;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const found = faults();
    setWrong(found);
    setProblem(undefined);
    if (Object.keys(found).length === 0) {
      setBusy(true);
      try {
        const person = (await send(kind, token, given)).data;
        // The link is used up and need not stay in the history.
        window.history.replaceState(null, '', window.location.pathname);
        const lost = await signIn(person.email, given.password, t).catch(() => t.doneNow(person.email));
        if (lost) {
          setDone(lost);
        } else {
          navigate(href(kind === 'o.' ? '/start' : '/'), { replace: true });
        }
      } catch (failure) {
        setProblem(failure);
      } finally {
        setBusy(false);
      }
    }
    setTries((n) => n + 1);
  };

  if (done) {
    return (
      <Single title={t.done}>
        <p>{done}</p>
        <p>
          <a href={href('/signin')}>{t.goOn}</a>
        </p>
      </Single>
    );
  }
  const at = { ...byField(problem, pointers).at, ...wrong };
  const owned = problem instanceof ApiProblem && problem.faults.some((fault) => fault.code === 'already-used');
  const labels = { email: t.email, name: t.name, password: t.password, again: t.again };
  const complete = { email: 'username', name: 'name', password: 'new-password', again: 'new-password' };
  return (
    <Single title={t.kinds[kind].title}>
      <p class="soft">{t.kinds[kind].words}</p>
      <Others problem={problem} pointers={pointers} />
      {owned && (
        <p>
          <a href={href('/signin')}>{t.owned}</a>
        </p>
      )}
      <form ref={form} onSubmit={submit} noValidate>
        {fields.map((name) => {
          const secret = name === 'password' || name === 'again';
          return (
            <Field key={name} label={labels[name]} hint={name === 'password' ? t.passwordHint : undefined} fault={at[`/${name}`]}>
              {(attributes) => (
                <input
                  {...attributes}
                  name={name}
                  type={secret ? (shown ? 'text' : 'password') : name === 'email' ? 'email' : 'text'}
                  autocomplete={complete[name]}
                  maxLength={name === 'email' ? 254 : 255}
                  value={given[name]}
                  onInput={(event) => setGiven({ ...given, [name]: event.currentTarget.value })}
                />
              )}
            </Field>
          );
        })}
        <p>
          <label>
            <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} /> {t.show}
          </label>
        </p>
        <p>
          <button type="submit" class="main" aria-disabled={busy}>
            {t.setPassword}
          </button>
        </p>
      </form>
    </Single>
  );
}
