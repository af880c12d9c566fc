import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { Copy } from '../../parts/Copy';
import { Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { ProblemNote } from '../../parts/Note';
import { CloseButton, SendOrCancel, useSending } from '../../parts/Sending';
import { dateTime } from '../../words/format';
import { useWords } from '../../words/language';
import { words } from './words';

/** Hands a key over: client id and secret as two one-time links, to be sent apart. */
export function HandOver({ id, close }: { id: string; close: () => void }) {
  const t = useWords(words);
  const [hours, setHours] = useState('72');
  const [links, setLinks] = useState<Schemas['OneTimeLinks']>();
  const { busy, problem, submit } = useSending(async () => {
    const validMinutes = Math.round(Number(hours) * 60);
    setLinks((await api.post('/one-time-secrets', { apiKeyId: id, parts: 'both', validMinutes })).data);
  });
  return (
    <Dialog title={t.handOver} onClose={close}>
      <p>{t.handOverHelp}</p>
      {links ? (
        <>
          {links.clientId && (
            <>
              <p>{t.idLink}</p>
              <Copy text={links.clientId.link} label={t.idLink} />
            </>
          )}
          <p>{t.secretLink}</p>
          <Copy text={links.link} label={t.secretLink} />
          <p class="soft">
            {t.expires}: {dateTime(links.expiresAt)}
          </p>
          <p class="actions">
            <CloseButton onClose={close} />
          </p>
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <Field label={t.valid}>
            {(attributes) => (
              <input
                {...attributes}
                type="number"
                min={1}
                max={720}
                value={hours}
                onInput={(event) => setHours(event.currentTarget.value)}
              />
            )}
          </Field>
          <ProblemNote problem={problem} />
          <SendOrCancel busy={busy} send={t.makeLinks} onCancel={close} />
        </form>
      )}
    </Dialog>
  );
}
