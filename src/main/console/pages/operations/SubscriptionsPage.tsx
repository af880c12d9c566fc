import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { byField } from '../../api/problem';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Copy } from '../../parts/Copy';
import { Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { CloseButton, SendOrCancel, useSending } from '../../parts/Sending';
import { Badge, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useConnections } from './connections';
import { EventTabs } from './EventsPage';
import { EVENT_TYPES } from './eventTypes';
import { useOperations } from './words';

type Subscription = Schemas['EventSubscription'];

const TONES: Record<Schemas['EventSubscriptionState'], Tone> = { active: 'good', failing: 'bad', paused: 'plain', 'switched-off': 'bad' };

export function SubscriptionBadge({ subscription }: { subscription: Subscription }) {
  const t = useOperations();
  return <Badge tone={TONES[subscription.state]}>{t.subscriptionStates[subscription.state]}</Badge>;
}

export default function SubscriptionsPage() {
  const t = useOperations();
  const read = useResource('/event-subscriptions', { query: { limit: 500, sort: 'name' } }, ['subscriptions']);
  const [making, setMaking] = useState(false);
  return (
    <Page
      title={t.subscriptions}
      help={t.subscriptionsHelp}
      actions={
        <Action needs="event-subscriptions:write" kind="main" act={() => setMaking(true)}>
          {t.newSubscription}
        </Action>
      }
    >
      <EventTabs />
      <ProblemNote problem={read.problem} retry={read.reload} />
      <Table
        caption={t.subscriptions}
        rows={read.data?.items}
        problem={read.problem}
        rowKey={(subscription) => subscription.id}
        empty={<p>{t.noSubscriptions}</p>}
        columns={[
          {
            key: 'name',
            title: t.name,
            cell: (subscription) => <a href={href(`/events/subscriptions/${subscription.id}`)}>{subscription.name}</a>,
          },
          { key: 'address', title: t.address, cell: (subscription) => <code>{subscription.address}</code> },
          {
            key: 'state',
            title: t.state,
            cell: (subscription) => (
              <>
                <SubscriptionBadge subscription={subscription} />
                {subscription.stateReason && <p class="soft">{subscription.stateReason}</p>}
              </>
            ),
          },
          { key: 'types', title: t.type, cell: (subscription) => subscription.types.join(', ') },
          { key: 'last', title: t.lastDelivered, cell: (subscription) => <Time at={subscription.lastDeliveredAt} /> },
        ]}
      />
      {making && <New onClose={() => setMaking(false)} onMade={read.reload} />}
    </Page>
  );
}

function New({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const t = useOperations();
  const connections = useConnections();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [types, setTypes] = useState(new Set<string>());
  const [only, setOnly] = useState(new Set<string>());
  const [secret, setSecret] = useState<string>();
  const { busy, problem, submit } = useSending(async () => {
    const made = await api.post('/event-subscriptions', {
      name,
      address,
      types: EVENT_TYPES.filter((type) => types.has(type)),
      from: 'now',
      ...(only.size > 0 ? { connections: [...only] } : {}),
    });
    setSecret(made.data.secret);
    onMade();
  });
  const { at } = byField(problem, ['/name', '/address', '/types', '/connections']);
  const toggle = (set: Set<string>, value: string, on: boolean) => {
    const next = new Set(set);
    if (on) {
      next.add(value);
    } else {
      next.delete(value);
    }
    return next;
  };
  if (secret) {
    return (
      <Dialog title={t.signingSecret} onClose={onClose}>
        <Note kind="good">{t.subscriptionMade}</Note>
        <p>{t.secretSays}</p>
        <Copy text={secret} label={t.signingSecret} />
        <p class="actions">
          <CloseButton onClose={onClose} />
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog title={t.newSubscription} onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        <Field label={t.name} required fault={at['/name']}>
          {(attributes) => <input {...attributes} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <Field label={t.address} hint={t.addressHint} required fault={at['/address']}>
          {(attributes) => <input {...attributes} type="url" value={address} onInput={(event) => setAddress(event.currentTarget.value)} />}
        </Field>
        <fieldset class="event-types">
          <legend>{t.type}</legend>
          {EVENT_TYPES.map((type) => (
            <label key={type}>
              <input
                type="checkbox"
                checked={types.has(type)}
                onChange={(event) => setTypes(toggle(types, type, event.currentTarget.checked))}
              />{' '}
              {type}
            </label>
          ))}
        </fieldset>
        {at['/types'] && (
          <p class="fault" role="alert">
            {at['/types']}
          </p>
        )}
        {connections.items.length > 0 && (
          <fieldset class="event-types">
            <legend>{t.onlyConnections}</legend>
            {connections.items.map((connection) => (
              <label key={connection.id}>
                <input
                  type="checkbox"
                  checked={only.has(connection.id)}
                  onChange={(event) => setOnly(toggle(only, connection.id, event.currentTarget.checked))}
                />{' '}
                {connection.name}
              </label>
            ))}
          </fieldset>
        )}
        <ProblemNote problem={problem} />
        <SendOrCancel busy={busy} send={t.newSubscription} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
