import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { ApiProblem, byField } from '../../api/problem';
import { type Resource, useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, navigate } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { ago } from '../../words/format';
import { useWords } from '../../words/language';
import { HandOver } from './HandOver';
import { KeySecret } from './KeySecret';
import { Permissions } from './Permissions';
import { words } from './words';

type Key = Schemas['ApiKey'];

export default function KeyPage({ params }: { params: Params }) {
  const t = useWords(words);
  const key = useResource('/api-keys/{id}', { path: { id: params.id ?? '' } });
  return (
    <Page title={key.data?.title ?? t.keys} help={t.keysHelp} above={[{ href: href('/keys'), name: t.keys }]}>
      <ProblemNote problem={key.problem} retry={key.reload} />
      {key.data && <Shown key={key.data.id} now={key.data} read={key as Resource<Key>} />}
    </Page>
  );
}

type Asked = 'reveal' | 'rotate' | 'delete' | 'hand' | undefined;

/** Whether both lists name the same permissions. */
function alike(one: string[], other: string[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

function Shown({ now, read }: { now: Key; read: Resource<Key> }) {
  const t = useWords(words);
  const common = useCommon();
  const mayWrite = useMay('access:write');
  const [title, setTitle] = useState(now.title);
  const [permissions, setPermissions] = useState<string[]>(now.permissions);
  const [problem, setProblem] = useState<unknown>();
  const [secret, setSecret] = useState<{ clientId: string; secret: string }>();
  const [asked, setAsked] = useState<Asked>();
  const [grace, setGrace] = useState('24');
  const path = { id: now.id };
  // What somebody else changed is shown; what was changed here and is not saved stays.
  const base = useRef(now);
  useLayoutEffect(() => {
    const before = base.current;
    base.current = now;
    setTitle((mine) => (mine === before.title ? now.title : mine));
    setPermissions((mine) => (alike(mine, before.permissions) ? now.permissions : mine));
  }, [read.etag]);

  const change = async (patch: Schemas['ApiKeyPatch']) => {
    setProblem(undefined);
    try {
      read.set(await api.patch('/api-keys/{id}', patch, { path, match: read.etag }));
      tell('good', common.saved);
    } catch (failure) {
      setProblem(failure);
      if (failure instanceof ApiProblem && failure.status === 412) {
        read.reload();
      }
    }
  };
  const { at, others } = byField(problem, ['/title']);
  const stale = problem instanceof ApiProblem && problem.status === 412;
  const used = (permission: string) => {
    const last = now.permissionsUsed.find((one) => one.permission === permission)?.lastUsedAt;
    return last ? `${t.usedAt}: ${ago(last)}` : t.notUsed;
  };
  return (
    <>
      {stale ? (
        <Note kind="bad">
          <p>{t.conflict}</p>
        </Note>
      ) : (
        others.length > 0 && <ProblemNote problem={problem} />
      )}
      {secret && <KeySecret {...secret} hide={() => setSecret(undefined)} />}
      <div class="card">
        <Facts
          facts={[
            [t.clientId, <code key="id">{now.clientId}</code>],
            [
              t.enabled,
              <Badge key="on" tone={now.enabled ? 'good' : 'warn'}>
                {now.enabled ? common.on : common.off}
              </Badge>,
            ],
            [t.created, <Time key="made" at={now.createdAt} exact />],
            [t.lastUsed, <Time key="used" at={now.lastUsedAt} exact />],
            [t.oldUntil, now.oldSecretUntil && <Time key="old" at={now.oldSecretUntil} exact />],
            [
              t.retailer,
              now.retailerId && (
                <a key="retailer" href={href(`/retailers/${now.retailerId}`)}>
                  {now.retailerId}
                </a>
              ),
            ],
          ]}
        />
      </div>
      <div class="actions">
        <Action needs="access:write" act={() => change({ enabled: !now.enabled })}>
          {now.enabled ? t.switchOff : t.switchOn}
        </Action>
        <Action needs="access:write" act={() => setAsked('reveal')}>
          {t.reveal}
        </Action>
        <Action needs="access:write" act={() => setAsked('rotate')}>
          {t.rotate}
        </Action>
        <Action needs="access:write" act={() => setAsked('hand')}>
          {t.handOver}
        </Action>
        <Action needs="access:write" kind="danger" act={() => setAsked('delete')}>
          {t.deleteKey}
        </Action>
      </div>
      {now.unusedPermissions.length > 0 && (
        <Note kind="warn">
          <p>{t.unusedHint(now.unusedPermissions.join(', '))}</p>
          <Action
            needs="access:write"
            act={() => change({ permissions: now.permissions.filter((permission) => !now.unusedPermissions.includes(permission)) })}
          >
            {t.takeUnused}
          </Action>
        </Note>
      )}
      <form
        class="card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          change({ title, permissions: permissions as Key['permissions'] });
        }}
      >
        <Field label={t.title} hint={t.titleHint} fault={at['/title']}>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={255}
              readOnly={!mayWrite}
              value={title}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
        <Permissions value={permissions} set={setPermissions} extra={used} readOnly={!mayWrite} />
        {mayWrite && (
          <button type="submit" class="main">
            {common.save}
          </button>
        )}
      </form>
      {asked === 'reveal' && (
        <Ask
          title={t.reveal}
          doIt={t.reveal}
          act={async () => setSecret((await api.post('/api-keys/{id}/reveal', undefined, { path })).data)}
          onClose={() => setAsked(undefined)}
        >
          <p>{t.revealAsk}</p>
        </Ask>
      )}
      {asked === 'rotate' && (
        <Ask
          title={t.rotate}
          doIt={t.rotate}
          act={async () => {
            const answer = await api.post('/api-keys/{id}/rotate', { graceHours: Number(grace) }, { path, match: read.etag });
            setSecret({ clientId: answer.data.clientId, secret: answer.data.secret });
            read.reload();
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>{t.rotateAsk}</p>
          <Field label={t.grace} hint={t.graceHint}>
            {(attributes) => (
              <input
                {...attributes}
                type="number"
                min={0}
                max={720}
                value={grace}
                onInput={(event) => setGrace(event.currentTarget.value)}
              />
            )}
          </Field>
        </Ask>
      )}
      {asked === 'delete' && (
        <Ask
          title={t.deleteKey}
          doIt={t.deleteKey}
          danger
          act={() => api.delete('/api-keys/{id}', { path, match: read.etag })}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            tell('good', t.deleted);
            navigate(href('/keys'));
          }}
        >
          <p>{t.deleteAsk(now.title)}</p>
        </Ask>
      )}
      {asked === 'hand' && <HandOver id={now.id} close={() => setAsked(undefined)} />}
    </>
  );
}
