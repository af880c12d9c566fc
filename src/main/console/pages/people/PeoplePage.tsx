import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { useQuery } from '../../frame/location';
import { session, useMay } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { Invite } from './Invite';
import { RoleField } from './RoleField';
import { given, mayChange, type Role } from './rank';
import { PeopleTabs } from './Tabs';
import { words } from './words';

type User = Schemas['User'];

export default function PeoplePage() {
  const t = useWords(words);
  const [query] = useQuery();
  const me = useStore(session);
  const mayWrite = useMay('access:write');
  const users = useResource('/users', { query: { sort: query.get('sort'), after: query.get('after') } }, ['users']);
  const [changed, setChanged] = useState<User>();
  const [removed, setRemoved] = useState<User>();
  const columns: Column<User>[] = [
    {
      key: 'name',
      title: t.name,
      sort: 'name',
      cell: (user) => (
        <>
          {user.name} {user.id === me?.person?.id && <span class="soft">({t.you})</span>}
        </>
      ),
    },
    { key: 'email', title: t.email, cell: (user) => user.email },
    { key: 'role', title: t.role, cell: (user) => t.roles[user.role] },
    {
      key: 'state',
      title: t.state,
      cell: (user) => <Badge tone={user.enabled ? 'good' : 'warn'}>{user.enabled ? t.on : t.offState}</Badge>,
    },
    { key: 'seen', title: t.lastSeen, cell: (user) => <Time at={user.lastSeenAt} /> },
  ];
  if (mayWrite) {
    columns.push({
      key: 'acts',
      title: t.change,
      cell: (user) =>
        mayChange(me?.role, user.role) ? (
          <span class="actions">
            <button type="button" aria-label={t.changeOf(user.name)} onClick={() => setChanged(user)}>
              {t.change}
            </button>
            <button type="button" class="danger" aria-label={t.removeOf(user.name)} onClick={() => setRemoved(user)}>
              {t.remove}
            </button>
          </span>
        ) : (
          <span class="soft">{t.mayMore}</span>
        ),
    });
  }
  return (
    <Page title={t.people} help={t.peopleHelp} actions={<Invite done={users.reload} />}>
      <PeopleTabs />
      <ProblemNote problem={users.problem} retry={users.reload} />
      <Table
        caption={t.users}
        columns={columns}
        rows={users.data?.items}
        problem={users.problem}
        next={users.data?.next}
        rowKey={(user) => user.id}
        loading={users.loading}
        empty={<p>{t.noUsers}</p>}
      />
      {changed && <Change user={changed} close={() => setChanged(undefined)} done={users.reload} />}
      {removed && (
        <Ask
          title={t.removeOf(removed.name)}
          doIt={t.remove}
          danger
          act={() => api.delete('/users/{id}', { path: { id: removed.id } })}
          onClose={() => setRemoved(undefined)}
          onDone={() => {
            tell('good', t.removed(removed.name));
            users.reload();
          }}
        >
          <p>{t.removeAsk(removed.name)}</p>
        </Ask>
      )}
    </Page>
  );
}

function Change({ user, close, done }: { user: User; close: () => void; done: () => void }) {
  const t = useWords(words);
  const common = useCommon();
  const me = useStore(session);
  // With its tag: of two who change one person, the second is told.
  const read = useResource('/users/{id}', { path: { id: user.id } });
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState<Role>(user.role);
  const [enabled, setEnabled] = useState(user.enabled);
  const [problem, setProblem] = useState<unknown>();
  const save = async () => {
    setProblem(undefined);
    try {
      await api.patch('/users/{id}', { name, role, enabled }, { path: { id: user.id }, match: read.etag });
    } catch (failure) {
      setProblem(failure);
      throw failure;
    }
  };
  const { at } = byField(problem, ['/name', '/role', '/enabled']);
  return (
    <Ask
      title={t.changeOf(user.name)}
      doIt={common.save}
      act={save}
      onClose={close}
      onDone={() => {
        tell('good', common.saved);
        done();
      }}
    >
      <Field label={t.name} fault={at['/name']}>
        {(attributes) => <input {...attributes} maxLength={255} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
      <RoleField roles={given(me?.role)} value={role} fault={at['/role']} set={setRole} />
      <p>
        <label>
          <input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.currentTarget.checked)} /> {t.canSignIn}
        </label>{' '}
        <span class="soft">{t.canSignInHint}</span>
      </p>
    </Ask>
  );
}
