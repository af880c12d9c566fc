import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, navigate, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Copy } from '../../parts/Copy';
import { Ask, Dialog } from '../../parts/Dialog';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { Filters } from '../../parts/Filters';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { dateTime } from '../../words/format';
import { useConnections } from './connections';
import { placeOfSubject } from './EventsPage';
import { instantOf } from './lines';
import { SubscriptionBadge } from './SubscriptionsPage';
import { useOperations } from './words';

type Delivery = Schemas['EventDelivery'];

const WRITE = 'event-subscriptions:write';
const STATES = ['pending', 'delivered', 'failed'] as const;
const TONES: Record<Delivery['state'], Tone> = { pending: 'busy', delivered: 'good', failed: 'bad' };

export default function SubscriptionPage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const t = useOperations();
  const common = useCommon();
  const connections = useConnections();
  const read = useResource('/event-subscriptions/{id}', { path: { id } }, ['subscriptions']);
  const subscription = read.data;
  const [asked, setAsked] = useState<'delete' | 'rotate' | 'replay' | 'failed'>();
  const [secret, setSecret] = useState<string>();
  const [tried, setTried] = useState<Schemas['EventSubscriptionTest']>();
  const [from, setFrom] = useState('');

  const toggle = async () => {
    const answer = await api.patch('/event-subscriptions/{id}', { enabled: !subscription?.enabled }, { path: { id }, match: read.etag });
    read.set(answer);
  };
  const test = async () => setTried((await api.post('/event-subscriptions/{id}/test', undefined, { path: { id } })).data);
  const redeliver = async (body: Schemas['EventRedelivery']) => {
    const answer = await api.post('/event-subscriptions/{id}/redeliver', body, { path: { id } });
    tell('good', t.queuedAgain(answer.data.queued));
  };
  return (
    <Page
      title={subscription?.name ?? t.subscription}
      help={t.subscriptionHelp}
      above={[{ href: href('/events/subscriptions'), name: t.subscriptions }]}
      actions={
        subscription && (
          <>
            <Action needs={WRITE} act={test}>
              {t.testCall}
            </Action>
            <Action needs={WRITE} act={toggle}>
              {subscription.enabled ? t.switchOff : t.switchOn}
            </Action>
            <Action needs={WRITE} act={() => setAsked('failed')}>
              {t.redeliverFailed}
            </Action>
            <Action needs={WRITE} act={() => setAsked('replay')}>
              {t.replayFrom}
            </Action>
            <Action
              needs={WRITE}
              act={async () => setSecret((await api.post('/event-subscriptions/{id}/reveal', undefined, { path: { id } })).data.secret)}
            >
              {t.reveal}
            </Action>
            <Action needs={WRITE} act={() => setAsked('rotate')}>
              {t.rotate}
            </Action>
            <Action needs={WRITE} kind="danger" act={() => setAsked('delete')}>
              {common.remove}
            </Action>
          </>
        )
      }
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      {!subscription && read.loading && <p role="status">{common.loading}</p>}
      {tried && (
        <Note kind={tried.ok ? 'good' : 'bad'}>
          {t.testCall}: {tried.detail} ({tried.durationMillis} ms)
        </Note>
      )}
      {subscription && (
        <>
          <Facts
            facts={[
              [t.state, <SubscriptionBadge key="state" subscription={subscription} />],
              [t.why, subscription.stateReason],
              [t.failingSince, subscription.failingSince && <Time key="failing" at={subscription.failingSince} exact />],
              [t.address, <code key="address">{subscription.address}</code>],
              [t.type, subscription.types.join(', ')],
              [t.onlyConnections, subscription.connections?.map((one) => connections.name(one)).join(', ')],
              [t.lastDelivered, <Time key="last" at={subscription.lastDeliveredAt} exact />],
              [t.oldSecretUntil, subscription.oldSecretUntil && <Time key="old" at={subscription.oldSecretUntil} exact />],
              [t.madeBy, subscription.createdBy],
            ]}
          />
          <Deliveries id={id} redeliver={(delivery) => redeliver({ deliveryId: delivery })} />
        </>
      )}
      {secret && (
        <Dialog title={t.signingSecret} onClose={() => setSecret(undefined)}>
          <p>{t.secretSays}</p>
          <Copy text={secret} label={t.signingSecret} />
        </Dialog>
      )}
      {asked === 'delete' && (
        <Ask
          title={t.deleteSubscription}
          doIt={common.remove}
          danger
          act={() => api.delete('/event-subscriptions/{id}', { path: { id }, match: read.etag })}
          onDone={() => navigate(href('/events/subscriptions'))}
          onClose={() => setAsked(undefined)}
        >
          <p>{t.deleteSubscriptionSays}</p>
        </Ask>
      )}
      {asked === 'rotate' && (
        <Ask
          title={t.rotate}
          doIt={t.rotate}
          danger
          act={async () =>
            setSecret((await api.post('/event-subscriptions/{id}/rotate', { graceHours: 24 }, { path: { id } })).data.secret)
          }
          onClose={() => setAsked(undefined)}
        >
          <p>{t.rotateSays}</p>
        </Ask>
      )}
      {asked === 'failed' && (
        <Ask title={t.redeliverFailed} doIt={t.redeliver} act={() => redeliver({ failed: true })} onClose={() => setAsked(undefined)}>
          <p>{t.redeliverSays}</p>
        </Ask>
      )}
      {asked === 'replay' && (
        <Ask
          title={t.replayFrom}
          doIt={t.redeliver}
          act={async () => {
            const answer = await api.post('/event-subscriptions/{id}/replay', { from: instantOf(from) ?? 'start' }, { path: { id } });
            tell('good', t.replayed(answer.data.first, answer.data.last));
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>{t.replaySubscriptionSays}</p>
          <Field label={t.since} hint={t.fromHint}>
            {(attributes) => <input {...attributes} type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />}
          </Field>
        </Ask>
      )}
    </Page>
  );
}

function Deliveries({ id, redeliver }: { id: string; redeliver: (delivery: string) => Promise<void> }) {
  const t = useOperations();
  const [query] = useQuery();
  const read = useResource(
    '/event-subscriptions/{id}/deliveries',
    { path: { id }, query: { state: query.get('state'), sort: query.get('sort'), after: query.get('after') } },
    ['subscriptions'],
  );
  return (
    <section>
      <h2>{t.deliveries}</h2>
      <Filters
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: STATES.map((state) => ({ value: state, label: t.deliveryStates[state] })),
          },
        ]}
      />
      <ProblemNote problem={read.problem} retry={read.reload} />
      <Table
        caption={t.deliveries}
        rows={read.data?.items}
        problem={read.problem}
        next={read.data?.next}
        rowKey={(delivery) => delivery.id}
        empty={<p>{t.noDeliveries}</p>}
        columns={[
          { key: 'number', title: t.event, number: true, cell: (delivery) => delivery.eventNumber },
          { key: 'type', title: t.type, cell: (delivery) => delivery.type },
          {
            key: 'subject',
            title: t.subject,
            cell: (delivery) => {
              const place = placeOfSubject(delivery.subject);
              return place ? <a href={place}>{delivery.subject}</a> : delivery.subject;
            },
          },
          {
            key: 'state',
            title: t.state,
            cell: (delivery) => (
              <Badge tone={TONES[delivery.state]} filter={{ path: `/events/subscriptions/${id}`, query: { state: delivery.state } }}>
                {t.deliveryStates[delivery.state]}
              </Badge>
            ),
          },
          {
            key: 'tries',
            title: t.tries,
            cell: (delivery) => (
              <details>
                <summary>
                  {delivery.tries} {delivery.lastError ?? delivery.lastStatus ?? ''}
                </summary>
                <ol>
                  {delivery.latestTries.map((one) => (
                    <li key={one.number} value={one.number}>
                      {dateTime(one.at)}: {one.error ?? one.status} ({one.durationMillis} ms)
                    </li>
                  ))}
                </ol>
                {delivery.nextTryAt && (
                  <p>
                    {t.nextTry} <Time at={delivery.nextTryAt} />
                  </p>
                )}
              </details>
            ),
          },
          {
            key: 'again',
            title: t.redeliver,
            cell: (delivery) => (
              <Action needs={WRITE} label={`${t.redeliver}: ${delivery.eventNumber}`} act={() => redeliver(delivery.id)}>
                {t.redeliver}
              </Action>
            ),
          },
        ]}
      />
    </section>
  );
}
