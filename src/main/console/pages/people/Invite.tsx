import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { byField } from '../../api/problem';
import { useQuery } from '../../frame/location';
import { session } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Copy } from '../../parts/Copy';
import { Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { CloseButton, SendOrCancel, useSending } from '../../parts/Sending';
import { useWords } from '../../words/language';
import { RoleField } from './RoleField';
import { given, type Role } from './rank';
import { words } from './words';

/** The button that invites, and its dialog; `?invite=1` in the address opens it. */
export function Invite({ done }: { done: () => void }) {
  const t = useWords(words);
  const [query, setQuery] = useQuery();
  const open = query.get('invite') === '1';
  return (
    <>
      <Action needs="access:write" kind="main" act={() => setQuery({ invite: 1 })}>
        {t.invite}
      </Action>
      {open && <InviteDialog close={() => setQuery({ invite: undefined }, { replace: true })} done={done} />}
    </>
  );
}

function InviteDialog({ close, done }: { close: () => void; done: () => void }) {
  const t = useWords(words);
  const me = useStore(session)?.role;
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [sent, setSent] = useState<Schemas['SentInvitation']>();
  const { busy, problem, submit } = useSending(async () => {
    setSent((await api.post('/invitations', { email: email.trim(), role })).data);
    done();
  });
  const { at, others } = byField(problem, ['/email', '/role']);
  return (
    <Dialog title={t.invite} onClose={close}>
      {sent ? (
        <>
          <SentNote sent={sent} />
          <p class="actions">
            <CloseButton onClose={close} />
          </p>
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <Field label={t.email} required fault={at['/email']}>
            {(attributes) => (
              <input {...attributes} type="email" maxLength={254} value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
            )}
          </Field>
          <RoleField roles={given(me)} value={role} fault={at['/role']} set={setRole} />
          {others.length > 0 && <ProblemNote problem={problem} />}
          <SendOrCancel busy={busy} send={t.send} onCancel={close} />
        </form>
      )}
    </Dialog>
  );
}

/** How an invitation went out, with its link where no mail server sends it. */
export function SentNote({ sent }: { sent: Schemas['SentInvitation'] }) {
  const t = useWords(words);
  if (sent.link) {
    return (
      <Note kind="warn">
        <p>{t.passOn}</p>
        <Copy text={sent.link} label={t.link} />
      </Note>
    );
  }
  return sent.mail.sent ? (
    <Note kind="good">
      <p>{t.sent(sent.invitation.email)}</p>
    </Note>
  ) : (
    <Note kind="bad">
      <p>
        {t.notSent} {sent.mail.detail}
      </p>
    </Note>
  );
}
