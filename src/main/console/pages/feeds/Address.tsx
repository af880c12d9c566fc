import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { Action } from '../../parts/Action';
import { Copy } from '../../parts/Copy';
import { Ask } from '../../parts/Dialog';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { Time } from '../../parts/Time';
import { useFeedWords } from './words';

/** The pull address: without its token until somebody who may asks for it, and with a way to change it. */
export function Address({ feed, onChange }: { feed: Schemas['Feed']; onChange: () => void }) {
  const t = useFeedWords();
  const [shown, setShown] = useState<string>();
  const [rotates, setRotates] = useState(false);
  const [grace, setGrace] = useState('24');
  const path = { id: feed.connectionId };
  const reveal = async () => {
    const answer = await api.post('/connections/{id}/feed/token/reveal', undefined, { path });
    setShown(answer.data.address);
    onChange();
  };
  const rotate = async () => {
    const answer = await api.post('/connections/{id}/feed/token', { graceHours: Number(grace) }, { path });
    setShown(answer.data.address);
    onChange();
  };
  return (
    <section class="card">
      <h2>{t.address}</h2>
      <p class="hint">{t.addressHelp}</p>
      {shown ? <Copy text={shown} label={t.address} /> : <p>{feed.address ? <code>{feed.address}</code> : t.noAddress}</p>}
      <Facts
        facts={[
          [t.made, feed.token && <Time key="made" at={feed.token.createdAt} exact />],
          [t.oldUntil, feed.token?.oldUntil && <Time key="old" at={feed.token.oldUntil} exact />],
        ]}
      />
      <div class="actions">
        {shown ? (
          <button type="button" onClick={() => setShown(undefined)}>
            {t.hide}
          </button>
        ) : (
          <Action needs="feeds:write" act={reveal}>
            {t.reveal}
          </Action>
        )}
        <Action needs="feeds:write" act={() => setRotates(true)}>
          {t.rotate}
        </Action>
      </div>
      {rotates && (
        <Ask title={t.rotateAsk} doIt={t.rotate} danger act={rotate} onClose={() => setRotates(false)}>
          <p>{t.rotateText}</p>
          <Field label={t.grace} hint={t.graceHint}>
            {(props) => (
              <input {...props} type="number" min={0} max={720} value={grace} onInput={(event) => setGrace(event.currentTarget.value)} />
            )}
          </Field>
        </Ask>
      )}
    </section>
  );
}
