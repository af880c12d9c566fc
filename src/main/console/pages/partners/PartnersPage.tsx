import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { Badge, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import { FeedFrame } from '../feeds/FeedFrame';
import { GiveAccess } from './GiveAccess';
import { usePartnerWords } from './words';

type Key = Schemas['PartnerKey'];

export default function PartnersPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const feed = useResource('/connections/{id}/feed', { path: { id } }, ['connections']);
  return (
    <FeedFrame id={id} feed={feed}>
      {useMay('access:read') && <Keys id={id} />}
    </FeedFrame>
  );
}

/** The keys of a feed's partners, and what can be done with them. */
function Keys({ id }: { id: string }) {
  const t = usePartnerWords();
  const access = useResource('/connections/{id}/partner-access', { path: { id } });
  const [gives, setGives] = useState(false);
  const [ends, setEnds] = useState<Key>();
  const revoke = async (key: Key) => {
    await api.delete('/connections/{id}/partner-access/{keyId}', { path: { id, keyId: key.id } });
    access.reload();
  };
  return (
    <section>
      <p>{t.help}</p>
      <p class="actions">
        <Action needs="access:write" act={() => setGives(true)}>
          {t.give}
        </Action>
        <a href={href('/partners/shop-key')}>{t.shopKey}</a>
      </p>
      <p class="hint">{t.ownerOnly}</p>
      <ProblemNote problem={access.problem} retry={access.reload} />
      <h2>{t.rights}</h2>
      <ul>
        {access.data?.rights.map((right) => (
          <li key={right.permission}>
            <code>{right.permission}</code>: {right.sentence}
          </li>
        ))}
      </ul>
      <Table
        caption={t.keys}
        columns={[
          {
            key: 'partner',
            title: t.partner,
            cell: (key) => (
              <>
                {key.title} {!key.enabled && <Badge tone="warn">{t.off}</Badge>}
                {key.email && <span class="soft"> {key.email}</span>}
              </>
            ),
          },
          { key: 'clientId', title: t.clientId, cell: (key) => <code>{key.clientId}</code> },
          { key: 'made', title: t.made, cell: (key) => <Time at={key.createdAt} /> },
          { key: 'used', title: t.lastUsed, cell: (key) => (key.lastUsedAt ? <Time at={key.lastUsedAt} /> : t.never) },
          { key: 'pulls', title: t.pulls, number: true, cell: (key) => number(key.pulls) },
          { key: 'pull', title: t.lastPull, cell: (key) => (key.lastPullAt ? <Time at={key.lastPullAt} /> : t.never) },
          {
            key: 'revoke',
            title: t.revoke,
            cell: (key) => (
              <Action needs="access:write" kind="danger" label={`${t.revoke}: ${key.title}`} act={() => setEnds(key)}>
                {t.revoke}
              </Action>
            ),
          },
        ]}
        rows={access.data?.items}
        loading={access.loading}
        rowKey={(key) => key.id}
        empty={<p>{t.none}</p>}
      />
      {gives && (
        <GiveAccess
          id={id}
          onClose={() => {
            setGives(false);
            access.reload();
          }}
        />
      )}
      {ends && (
        <Ask title={t.revokeAsk(ends.title)} doIt={t.revoke} danger act={() => revoke(ends)} onClose={() => setEnds(undefined)}>
          <p>{t.revokeText}</p>
        </Ask>
      )}
    </section>
  );
}
