import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Copy } from '../../parts/Copy';
import { Ask, Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { CloseButton, SendOrCancel, useSending } from '../../parts/Sending';
import { Badge, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { dateTime } from '../../words/format';
import { useOperations } from './words';

type Secret = Schemas['OneTimeSecret'];

const TONES: Record<Secret['state'], Tone> = { waiting: 'busy', opened: 'good', expired: 'plain' };
const TIMES = [60, 1_440, 4_320, 10_080, 43_200];

export default function SecretsPage() {
  const t = useOperations();
  const [query] = useQuery();
  const read = useResource('/one-time-secrets', { query: { sort: query.get('sort'), after: query.get('after') } }, ['access']);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Secret>();
  return (
    <Page
      title={t.secrets}
      help={t.secretsHelp}
      actions={
        <Action needs="access:write" kind="main" act={() => setMaking(true)}>
          {t.newSecret}
        </Action>
      }
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      <Table
        caption={t.secrets}
        rows={read.data?.items}
        problem={read.problem}
        next={read.data?.next}
        rowKey={(secret) => secret.id}
        empty={<p>{t.noSecrets}</p>}
        columns={[
          { key: 'label', title: t.label, sort: 'label', cell: (secret) => secret.label },
          { key: 'state', title: t.state, cell: (secret) => <Badge tone={TONES[secret.state]}>{t.secretStates[secret.state]}</Badge> },
          { key: 'by', title: t.madeBy, cell: (secret) => secret.madeByName },
          { key: 'made', title: t.made, sort: 'createdAt', cell: (secret) => <Time at={secret.createdAt} /> },
          { key: 'until', title: t.validUntil, sort: 'expiresAt', cell: (secret) => <Time at={secret.expiresAt} /> },
          {
            key: 'opened',
            title: t.opened,
            cell: (secret) =>
              secret.openedAt && (
                <>
                  <Time at={secret.openedAt} /> {secret.openedFrom}
                </>
              ),
          },
          {
            key: 'revoke',
            title: t.revoke,
            cell: (secret) =>
              secret.state === 'waiting' && (
                <Action needs="access:write" kind="danger" label={`${t.revoke}: ${secret.label}`} act={() => setRevoking(secret)}>
                  {t.revoke}
                </Action>
              ),
          },
        ]}
      />
      {making && <New onClose={() => setMaking(false)} onMade={read.reload} />}
      {revoking && (
        <Ask
          title={`${t.revoke}: ${revoking.label}`}
          doIt={t.revoke}
          danger
          act={() => api.delete('/one-time-secrets/{id}', { path: { id: revoking.id } })}
          onDone={() => {
            tell('good', t.revoked);
            read.reload();
          }}
          onClose={() => setRevoking(undefined)}
        >
          <p>{t.revokeSays}</p>
        </Ask>
      )}
    </Page>
  );
}

function New({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const t = useOperations();
  const [label, setLabel] = useState('');
  const [text, setText] = useState('');
  const [minutes, setMinutes] = useState(4_320);
  const [made, setMade] = useState<Schemas['OneTimeLinks']>();
  const { busy, problem, submit } = useSending(async () => {
    setMade((await api.post('/one-time-secrets', { label, text, validMinutes: minutes })).data);
    setText('');
    onMade();
  });
  const { at } = byField(problem, ['/label', '/text', '/validMinutes']);
  if (made) {
    return (
      <Dialog title={made.label} onClose={onClose}>
        <Note kind="good">{t.linkSays(dateTime(made.expiresAt))}</Note>
        <Copy text={made.link} label={t.link} />
        <p class="actions">
          <CloseButton onClose={onClose} />
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog title={t.newSecret} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Field label={t.label} hint={t.labelHint} required fault={at['/label']}>
          {(attributes) => <input {...attributes} value={label} onInput={(event) => setLabel(event.currentTarget.value)} />}
        </Field>
        <Field label={t.secret} required fault={at['/text']}>
          {(attributes) => (
            <textarea {...attributes} rows={3} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
          )}
        </Field>
        <Field label={t.validFor} fault={at['/validMinutes']}>
          {(attributes) => (
            <select {...attributes} value={minutes} onChange={(event) => setMinutes(Number(event.currentTarget.value))}>
              {TIMES.map((time) => (
                <option key={time} value={time}>
                  {t.hours(time / 60)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ProblemNote problem={problem} />
        <SendOrCancel busy={busy} send={t.makeLink} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
