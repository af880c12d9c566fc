import type { ComponentChildren } from 'preact';
import { api } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { date, money, number } from '../../words/format';
import type { OrderWords } from './en';
import { type Details, type Line, lineName, personFacts, timeLine, tone } from './model';
import { OrderActions } from './OrderActions';
import { ShipDay, useShops } from './OrdersPage';
import { useOrderWords } from './words';

export default function OrderPage({ params }: { params: Params }) {
  const t = useOrderWords();
  const order = useResource('/orders/{id}', { path: { id: params.id ?? '' } }, ['orders']);
  const shops = useShops();
  const data = order.data;
  if (!data) {
    return (
      <Page title={t.order(params.id ?? '')} above={[{ href: href('/orders'), name: t.title }]}>
        <ProblemNote problem={order.problem} retry={order.reload} />
      </Page>
    );
  }
  const shop = shops.find((one) => one.id === data.connectionId);
  const isSale = shop?.kind === 'rseries';
  const refresh = async () => order.set(await api.get('/orders/{id}', { path: { id: data.id } }));
  const shown = data.number || data.remoteId;
  return (
    <Page
      title={isSale ? t.sale(shown) : t.order(shown)}
      above={[{ href: href('/orders'), name: t.title }]}
      actions={<OrderActions order={data} etag={order.etag} isSale={isSale} reload={order.reload} refresh={refresh} t={t} />}
    >
      <ProblemNote problem={order.problem} retry={order.reload} />
      <p>
        <Badge tone={tone(data.state)} filter={{ path: '/orders', query: { state: data.state } }}>
          {t.states[data.state]}
        </Badge>{' '}
        {data.releasedByHand && <Badge tone="plain">{t.byHand}</Badge>}{' '}
        {data.cancelledByHand && <Badge tone="plain">{t.cancelledByHand}</Badge>}
      </p>
      <Held order={data} t={t} />
      <Facts
        facts={[
          [
            t.columns.shop,
            <a href={href(`/connections/${data.connectionId}`)}>{data.tradeName ?? shop?.name ?? t.connection(data.connectionId)}</a>,
          ],
          [t.columns.total, data.total && money(data.total)],
          [t.columns.ordered, <Time at={data.orderedAt} exact />],
          [t.paidAt, data.paidAt && <Time at={data.paidAt} exact />],
          [t.columns.ships, data.shipsOn && <ShipDay order={data} t={t} />],
          [t.status, data.remoteStatus],
          [t.payment, data.paymentStatus],
          [t.shipment, data.shipmentStatus],
          [t.pickup, data.pickup && t.yes],
          [t.remote, data.remoteId],
          [t.readAt, <Time at={data.createdAt} exact />],
        ]}
      />
      {data.cutFields && data.cutFields.length > 0 && <p class="soft">{t.cut(data.cutFields.join(', '))}</p>}
      <Section title={t.lines}>
        <Table caption={t.lines} columns={lineColumns(data, t)} rows={data.lines} rowKey={(line) => line.id} />
      </Section>
      <div class="halves">
        <Customer order={data} t={t} />
        <Delivery order={data} t={t} />
      </div>
      <Shipments order={data} reload={order.reload} t={t} />
      <Returns order={data} t={t} />
      <TimeLine order={data} t={t} />
      <Section title={t.links}>
        <ul>
          <li>
            <a href={href(`/connections/${data.connectionId}`)}>{t.toConnection}</a>
          </li>
          <li>
            <a href={href('/failures', { connection: data.connectionId })}>{t.toFailures}</a>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Held({ order, t }: { order: Details; t: OrderWords }) {
  if (!order.holdReason && !order.holdCause) {
    return null;
  }
  return (
    <Note kind="warn">
      <p>
        <strong>{order.holdCause ? t.held : t.notMoved}</strong>
        {order.holdCause && `: ${t.causes[order.holdCause]}.`}
      </p>
      {order.holdReason && <p class="lines">{order.holdReason}</p>}
      {order.holdCause && <p>{t.heldHow[order.holdCause]}</p>}
    </Note>
  );
}

function lineColumns(order: Details, t: OrderWords): Column<Line>[] {
  const reserved = (line: Line) => order.reservations.find((one) => one.lineId === line.id);
  return [
    {
      key: 'what',
      title: t.line.what,
      cell: (line) => (
        <>
          {line.productId ? <a href={href(`/products/${line.productId}`)}>{lineName(line)}</a> : lineName(line)}{' '}
          {line.kind !== 'goods' && <Badge tone="plain">{t.kinds[line.kind]}</Badge>}
          {line.kind === 'goods' && !line.productId && <Badge tone="warn">{t.noProduct}</Badge>}
          {line.variantId && (
            <>
              {' '}
              <a href={href('/listings', { connection: order.connectionId, q: line.variantId })}>{t.toListings}</a>
            </>
          )}
        </>
      ),
    },
    {
      key: 'codes',
      title: t.line.codes,
      cell: (line) => (
        <span class="soft">
          {[line.productSku ?? line.sku, line.productGtin ?? line.ean, line.articleCode]
            .filter((code, place, all) => code && all.indexOf(code) === place)
            .join(' · ')}
        </span>
      ),
    },
    {
      key: 'ordered',
      title: t.line.ordered,
      number: true,
      cell: (line) => (
        <>
          {number(line.ordered)}
          {line.refunded > 0 && <div class="soft">{t.refunded(number(line.refunded))}</div>}
          {line.cancelled > 0 && <div class="soft">{t.cancelledPieces(number(line.cancelled))}</div>}
        </>
      ),
    },
    {
      key: 'reserved',
      title: t.line.reserved,
      number: true,
      cell: (line) => {
        const held = reserved(line);
        return held ? (
          <>
            {line.productId ? <a href={href(`/stock/${line.productId}`)}>{number(held.quantity)}</a> : number(held.quantity)}
            {held.covered < held.quantity && <div class="fault">{t.missing(number(held.quantity - held.covered))}</div>}
          </>
        ) : (
          ''
        );
      },
    },
    { key: 'shipped', title: t.line.shipped, number: true, cell: (line) => (line.shipped === 0 ? '' : number(line.shipped)) },
    { key: 'left', title: t.line.left, number: true, cell: (line) => (line.left === 0 ? '' : number(line.left)) },
    {
      key: 'back',
      title: t.line.back,
      number: true,
      cell: (line) => (Math.max(line.cameBack, line.returned) === 0 ? '' : number(Math.max(line.cameBack, line.returned))),
    },
    { key: 'price', title: t.line.price, number: true, cell: (line) => (line.unitPrice ? money(line.unitPrice) : '') },
    { key: 'total', title: t.line.total, number: true, cell: (line) => (line.total ? money(line.total) : '') },
  ];
}

function Customer({ order, t }: { order: Details; t: OrderWords }) {
  const names: Record<string, string> = t.person;
  const facts = personFacts(order.person);
  return (
    <Section title={t.customer}>
      {facts.length === 0 && <p class="soft">{t.noCustomer}</p>}
      <Facts
        facts={[
          ...facts.map(({ name, value }): [string, ComponentChildren] => [names[name] ?? name, <span class="lines">{value}</span>]),
          [t.comment, order.comment && <span class="lines">{order.comment}</span>],
          [t.note, order.note && <span class="lines">{order.note}</span>],
        ]}
      />
    </Section>
  );
}

function Delivery({ order, t }: { order: Details; t: OrderWords }) {
  const delivery = order.delivery;
  if (!delivery) {
    return null;
  }
  const point = delivery.pickupPoint;
  const day = (text: string | undefined) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? date(text) : text);
  return (
    <Section title={t.delivery}>
      <Facts
        facts={[
          [t.delivery, t.deliveryKinds[delivery.kind]],
          [t.method, delivery.method],
          [t.carrier, delivery.carrier],
          [
            t.pickupPoint,
            point && (
              <span class="lines">
                {[
                  point.name,
                  [point.street, point.number].filter(Boolean).join(' '),
                  [point.zipcode, point.city].filter(Boolean).join(' '),
                  point.country,
                ]
                  .filter(Boolean)
                  .join('\n')}
              </span>
            ),
          ],
          [t.window, delivery.window && (delivery.window.text || [delivery.window.from, delivery.window.to].filter(Boolean).join(' – '))],
          [t.wishedDelivery, day(delivery.wishedDeliveryDate)],
          [t.wishedShip, day(delivery.wishedShipDate)],
        ]}
      />
    </Section>
  );
}

function pieces(order: Details, lines: { lineId: string; quantity: number }[]): string {
  return lines.map((one) => `${number(one.quantity)} × ${lineName(order.lines.find((line) => line.id === one.lineId))}`).join(', ');
}

function Shipments({ order, reload, t }: { order: Details; reload: () => void; t: OrderWords }) {
  const tellAgain = async (id: string) => {
    await api.post('/shipments/{id}/tell-again', undefined, { path: { id } });
    tell('good', t.toldAgain);
    reload();
  };
  const tones = { stored: 'busy', told: 'good', refused: 'bad' } as const;
  return (
    <Section title={t.shipments}>
      {order.shipments.length === 0 ? (
        <p class="soft">{t.noShipments}</p>
      ) : (
        <Table
          caption={t.shipments}
          rows={order.shipments}
          rowKey={(parcel) => parcel.id}
          columns={[
            { key: 'when', title: t.parcel.when, cell: (parcel) => <Time at={parcel.createdAt} exact /> },
            { key: 'tracking', title: t.parcel.tracking, cell: (parcel) => <code>{parcel.trackingCode}</code> },
            { key: 'carrier', title: t.parcel.carrier, cell: (parcel) => parcel.carrier ?? '' },
            {
              key: 'what',
              title: t.parcel.what,
              cell: (parcel) => (parcel.lines.length === 0 ? <span class="soft">{t.codeOnly}</span> : pieces(order, parcel.lines)),
            },
            { key: 'mail', title: t.parcel.mail, cell: (parcel) => (parcel.notifyCustomer ? t.yes : '') },
            {
              key: 'state',
              title: t.parcel.state,
              cell: (parcel) => (
                <>
                  <Badge tone={tones[parcel.state]}>{t.parcelStates[parcel.state]}</Badge>
                  {parcel.detail && <p class={parcel.state === 'refused' ? 'fault' : 'soft'}>{parcel.detail}</p>}
                  {parcel.state === 'refused' && (
                    <Action needs="orders:write" act={() => tellAgain(parcel.id)}>
                      {t.tellAgain}
                    </Action>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {order.remoteShipments.length > 0 && (
        <p class="soft">
          {t.remoteShipments}:{' '}
          {order.remoteShipments
            .map((parcel) => [parcel.remoteId, parcel.status, parcel.trackingCode].filter(Boolean).join(' '))
            .join('; ')}
        </p>
      )}
    </Section>
  );
}

function Returns({ order, t }: { order: Details; t: OrderWords }) {
  const allowed = useMay('stock:read');
  const warehouses = useResource(allowed && order.returns.length > 0 ? '/warehouses' : null, { query: { limit: 500 } });
  if (order.returns.length === 0) {
    return null;
  }
  return (
    <Section title={t.returns}>
      <Table
        caption={t.returns}
        rows={order.returns}
        rowKey={(one) => one.id}
        columns={[
          { key: 'when', title: t.returned.when, cell: (one) => <Time at={one.createdAt} exact /> },
          { key: 'what', title: t.returned.what, cell: (one) => pieces(order, one.lines) },
          {
            key: 'where',
            title: t.returned.where,
            cell: (one) =>
              one.restock
                ? (warehouses.data?.items.find((place) => place.id === one.warehouseId)?.name ?? one.warehouseId ?? '')
                : t.notRestocked,
          },
          { key: 'note', title: t.returned.note, cell: (one) => one.note ?? '' },
          { key: 'who', title: t.returned.who, cell: (one) => one.who },
        ]}
      />
    </Section>
  );
}

function TimeLine({ order, t }: { order: Details; t: OrderWords }) {
  return (
    <Section title={t.timeline}>
      <p class="soft">{t.timelineHelp}</p>
      <ol class="timeline">
        {timeLine(order, t).map((moment) => (
          <li key={moment.key} class={`moment ${moment.what}`}>
            <p>
              <strong>{t.events[moment.what] ?? moment.what}</strong>{' '}
              <span class="soft">
                <Time at={moment.at} exact />
                {moment.who && ` ${t.by(moment.who)}`}
              </span>
            </p>
            <p class="lines">{moment.detail}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
