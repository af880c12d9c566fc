import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { Copy } from '../../parts/Copy';
import { Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { ProblemNote } from '../../parts/Note';
import { CloseButton, SendOrCancel, useSending } from '../../parts/Sending';
import { dateTime } from '../../words/format';
import { usePartnerWords } from './words';

/** Makes a partner's key and shows the two links that hand it over. */
export function GiveAccess({ id, onClose }: { id: string; onClose: () => void }) {
  const t = usePartnerWords();
  const [title, setTitle] = useState('');
  const [email, setEmail] = useState('');
  const [given, setGiven] = useState<Schemas['NewPartnerAccessAnswer']>();
  const { busy, problem, submit } = useSending(async () => {
    const body = email.trim() === '' ? { title: title.trim() } : { title: title.trim(), email: email.trim() };
    setGiven((await api.post('/connections/{id}/partner-access', body, { path: { id } })).data);
  });
  return (
    <Dialog title={t.give} onClose={onClose}>
      {given ? (
        <>
          <p>{t.links}</p>
          <p>{t.idLink}</p>
          <Copy text={given.clientId.link} label={t.idLink} />
          <p>{t.secretLink}</p>
          <Copy text={given.secret.link} label={t.secretLink} />
          <p class="soft">
            {t.expires}: {dateTime(given.secret.expiresAt)}
          </p>
          <p class="actions">
            <CloseButton onClose={onClose} />
          </p>
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <Field label={t.partner} hint={t.partnerHint}>
            {(given) => (
              <input {...given} required maxLength={200} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
            )}
          </Field>
          <Field label={t.email} hint={t.emailHint}>
            {(given) => (
              <input {...given} type="email" maxLength={254} value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
            )}
          </Field>
          <ProblemNote problem={problem} />
          <SendOrCancel busy={busy} send={t.give} onCancel={onClose} />
        </form>
      )}
    </Dialog>
  );
}
