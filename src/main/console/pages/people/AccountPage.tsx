import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { byField } from '../../api/problem';
import { session, signOut, take } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Time } from '../../parts/Time';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { words } from './words';

type Names = 'current' | 'new' | 'again';
const EMPTY: Record<Names, string> = { current: '', new: '', again: '' };

export default function AccountPage() {
  const t = useWords(words);
  const me = useStore(session);
  const role = me?.role;
  return (
    <Page title={t.account} help={t.accountHelp} actions={<Action act={signOut}>{t.signOut}</Action>}>
      <section class="card">
        <Facts
          facts={[
            [t.name, me?.name],
            [t.email, me?.person?.email],
            [t.role, role && t.roles[role]],
            [t.mayDo, role && t.roleHints[role]],
            [t.until, me?.expiresAt && <Time key="until" at={me.expiresAt} exact />],
          ]}
        />
      </section>
      <Password />
    </Page>
  );
}

function Password() {
  const t = useWords(words);
  const common = useCommon();
  const [given, setGiven] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [differ, setDiffer] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const submit = async (event: Event) => {
    event.preventDefault();
    const other = given.new !== given.again;
    setDiffer(other);
    setDone(false);
    setProblem(undefined);
    if (other || busy) {
      return;
    }
    setBusy(true);
    try {
      take((await api.post('/session/password', { current: given.current, new: given.new })).data);
      setGiven(EMPTY);
      setDone(true);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  const { at, others } = byField(problem, ['/current', '/new']);
  const fields: { name: Names; label: string; hint?: string; complete: string; fault: string | undefined }[] = [
    { name: 'current', label: t.current, complete: 'current-password', fault: at['/current'] },
    { name: 'new', label: t.next, hint: t.nextHint, complete: 'new-password', fault: at['/new'] },
    { name: 'again', label: t.again, complete: 'new-password', fault: differ ? t.differ : undefined },
  ];
  return (
    <form class="card narrow" onSubmit={submit} noValidate>
      <h2>{t.password}</h2>
      <p class="soft">{t.passwordHelp}</p>
      {done && (
        <Note kind="good">
          <p>{t.passwordSet}</p>
        </Note>
      )}
      {others.length > 0 && <ProblemNote problem={problem} />}
      {fields.map(({ name, label, hint, complete, fault }) => (
        <Field key={name} label={label} hint={hint} fault={fault}>
          {(attributes) => (
            <input
              {...attributes}
              type="password"
              autocomplete={complete}
              value={given[name]}
              onInput={(event) => setGiven({ ...given, [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <button type="submit" class="main" aria-disabled={busy}>
        {common.save}
      </button>
    </form>
  );
}
