import { useEffect, useState } from 'preact/hooks';
import { api } from '../../api/client';
import { byField } from '../../api/problem';
import { href, navigate, usePlace } from '../../frame/location';
import { lapsed, session } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Field } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { useWords } from '../../words/language';
import { Others, useFaultFocus } from './form';
import { Single, words } from './Single';
import { signIn } from './session';

const POINTERS = ['/email', '/password'];

/** Signs a person in and goes on to the page that was asked for. */
export default function SignInPage() {
  const t = useWords(words);
  const { query } = usePlace();
  const who = useStore(session);
  const hasLapsed = useStore(lapsed);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>();
  const [told, setTold] = useState<{ kind: 'good' | 'bad'; text: string }>();
  const form = useFaultFocus(tries);

  useEffect(() => {
    if (who?.person) {
      const to = query.get('to') ?? '/';
      navigate(to.startsWith('/') ? `${href('/')}${to === '/' ? '' : to}` : href('/'), { replace: true });
    }
  }, [who]);

  const work = async (needed: Record<string, string>, act: () => Promise<void>) => {
    if (busy) {
      return;
    }
    setTold(undefined);
    setProblem(undefined);
    const empty = Object.fromEntries(Object.entries(needed).flatMap(([name, value]) => (value.trim() ? [] : [[`/${name}`, t.fill]])));
    setMissing(empty);
    if (Object.keys(empty).length === 0) {
      setBusy(true);
      try {
        await act();
      } catch (failure) {
        setPassword('');
        setProblem(failure);
      } finally {
        setBusy(false);
      }
    }
    setTries((n) => n + 1);
  };
  const send = (event: Event) => {
    event.preventDefault();
    return work({ email, password }, async () => {
      const lost = await signIn(email, password, t);
      if (lost) {
        setPassword('');
        setTold({ kind: 'bad', text: lost });
      }
    });
  };
  const forgot = () =>
    work({ email }, async () => {
      const answer = await api.post('/password-resets', { email });
      setTold({ kind: 'good', text: answer.data.detail });
    });
  const at = { ...byField(problem, POINTERS).at, ...missing };

  return (
    <Single title={t.signIn}>
      {told && (
        <Note kind={told.kind}>
          <p>{told.text}</p>
        </Note>
      )}
      {hasLapsed && !told && (
        <Note kind="plain">
          <p>{t.lapsed}</p>
        </Note>
      )}
      <Others problem={problem} pointers={POINTERS} />
      <form ref={form} onSubmit={send} noValidate>
        <Field label={t.email} fault={at['/email']}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              name="email"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              maxLength={254}
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t.password} fault={at['/password']}>
          {(attributes) => (
            <input
              {...attributes}
              type={shown ? 'text' : 'password'}
              name="password"
              autocomplete="current-password"
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        <p>
          <label>
            <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} /> {t.show}
          </label>
        </p>
        <p class="actions">
          <button type="submit" class="main" aria-disabled={busy}>
            {t.signIn}
          </button>
          <button type="button" class="plain" onClick={forgot}>
            {t.forgot}
          </button>
        </p>
      </form>
    </Single>
  );
}
