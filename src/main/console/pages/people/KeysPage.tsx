import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { SendOrCancel, useSending } from '../../parts/Sending';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { KeySecret } from './KeySecret';
import { Permissions } from './Permissions';
import { words } from './words';

type Key = Schemas['ApiKey'];

export default function KeysPage() {
  const t = useWords(words);
  const common = useCommon();
  const [query, setQuery] = useQuery();
  const keys = useResource('/api-keys', { query: { sort: query.get('sort'), after: query.get('after') } }, ['api-keys']);
  const columns: Column<Key>[] = [
    { key: 'title', title: t.title, sort: 'title', cell: (key) => <a href={href(`/keys/${key.id}`)}>{key.title}</a> },
    { key: 'clientId', title: t.clientId, cell: (key) => <code>{key.clientId}</code> },
    {
      key: 'enabled',
      title: t.enabled,
      cell: (key) => <Badge tone={key.enabled ? 'good' : 'warn'}>{key.enabled ? common.on : common.off}</Badge>,
    },
    { key: 'permissions', title: t.permissions, number: true, cell: (key) => key.permissions.length },
    {
      key: 'unused',
      title: t.unused,
      number: true,
      cell: (key) =>
        key.unusedPermissions.length > 0 ? <span title={key.unusedPermissions.join(', ')}>{key.unusedPermissions.length}</span> : '',
    },
    { key: 'used', title: t.lastUsed, cell: (key) => <Time at={key.lastUsedAt} /> },
  ];
  return (
    <Page
      title={t.keys}
      help={t.keysHelp}
      actions={
        <Action needs="access:write" kind="main" act={() => setQuery({ new: 1 })}>
          {t.newKey}
        </Action>
      }
    >
      <ProblemNote problem={keys.problem} retry={keys.reload} />
      <Table
        caption={t.keys}
        columns={columns}
        rows={keys.data?.items}
        problem={keys.problem}
        next={keys.data?.next}
        rowKey={(key) => key.id}
        loading={keys.loading}
        empty={<p>{t.noKeys}</p>}
      />
      {query.get('new') === '1' && <NewKey close={() => setQuery({ new: undefined }, { replace: true })} done={keys.reload} />}
    </Page>
  );
}

function NewKey({ close, done }: { close: () => void; done: () => void }) {
  const t = useWords(words);
  const [title, setTitle] = useState('');
  const [permissions, setPermissions] = useState<string[]>([]);
  const [made, setMade] = useState<Schemas['NewApiKeyAnswer']>();
  const { busy, problem, submit } = useSending(async () => {
    setMade((await api.post('/api-keys', { title, permissions: permissions as Key['permissions'] })).data);
    done();
  });
  const { at, others } = byField(problem, ['/title']);
  return (
    <Dialog title={made ? made.title : t.newKey} onClose={close} wide>
      {made ? (
        <>
          <KeySecret clientId={made.clientId} secret={made.secret} />
          <p class="actions">
            <a class="button" href={href(`/keys/${made.id}`)}>
              {made.title}
            </a>
            <button type="button" class="main" onClick={close}>
              {t.hide}
            </button>
          </p>
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <Field label={t.title} hint={t.titleHint} required fault={at['/title']}>
            {(attributes) => (
              <input {...attributes} maxLength={255} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
            )}
          </Field>
          <Permissions value={permissions} set={setPermissions} />
          {others.length > 0 && <ProblemNote problem={problem} />}
          <SendOrCancel busy={busy} send={t.create} onCancel={close} />
        </form>
      )}
    </Dialog>
  );
}
