import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { money, number } from '../../words/format';
import { type Act, MoveDialog } from './MoveDialog';
import { type Order, TONES, useWholesaleWords } from './words';

const ACTS: Act[] = ['submit', 'accept', 'process', 'ship', 'complete', 'decline', 'cancel'];
const MAIN: Act[] = ['submit', 'accept', 'ship'];
const DANGER: Act[] = ['decline', 'cancel'];

export default function WholesaleOrderPage({ params }: { params: Params }) {
  const t = useWholesaleWords();
  const read = useResource('/wholesale-orders/{id}', { path: { id: params.id ?? '' } }, ['wholesale']);
  const [act, setAct] = useState<Act>();
  const order = read.data;
  return (
    <Page
      title={t.order(order?.number ?? '')}
      above={[{ href: href('/wholesale'), name: t.title }]}
      actions={
        order &&
        ACTS.filter((one) => order.moves.includes(one)).map((one) => (
          <Action
            key={one}
            needs="wholesale-orders:write"
            kind={MAIN.includes(one) ? 'main' : DANGER.includes(one) ? 'danger' : undefined}
            act={() => setAct(one)}
          >
            {t.acts[one]}
          </Action>
        ))
      }
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      {order && <Shown order={order} />}
      {order && act && <MoveDialog order={order} etag={read.etag} act={act} close={() => setAct(undefined)} done={read.reload} />}
    </Page>
  );
}

function Shown({ order }: { order: Order }) {
  const t = useWholesaleWords();
  const lines = order.lines ?? [];
  const address = Object.values(order.deliverTo ?? {}).filter(Boolean);
  return (
    <>
      <p>
        <Badge tone={TONES[order.state]} filter={{ path: '/wholesale', query: { state: order.state } }}>
          {t.states[order.state]}
        </Badge>
      </p>
      {order.problems && order.problems.length > 0 && (
        <Note kind="warn">
          <p>
            <strong>{t.problems}</strong>
          </p>
          <ul>
            {order.problems.map((one) => (
              <li key={`${one.code} ${one.productId}`}>
                {one.message} {one.hint}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Facts
        facts={[
          [t.retailer, <a href={href(`/retailers/${order.retailerId}`)}>{order.retailer ?? order.retailerId}</a>],
          [t.reference, order.reference],
          [t.total, order.total && money(order.total, order.currency)],
          [t.priceList, order.priceList && <a href={href(`/price-lists/${order.priceList}`)}>{order.priceList}</a>],
          [t.created, <Time at={order.createdAt} exact />],
          [t.submittedAt, order.submittedAt && <Time at={order.submittedAt} exact />],
          [t.decided, order.decidedAt && <Time at={order.decidedAt} exact />],
          [t.decidedBy, order.decidedBy],
          [t.reason, order.reason && <span class="lines">{order.reason}</span>],
          [t.note, order.note && <span class="lines">{order.note}</span>],
          [t.deliverTo, address.length > 0 && <span class="lines">{address.join('\n')}</span>],
          [t.terms, order.acceptedTermsUrl],
          [t.termsAt, order.acceptedTermsAt && <Time at={order.acceptedTermsAt} exact />],
        ]}
      />
      <section class="section">
        <h2>{t.lines}</h2>
        <Table
          caption={t.lines}
          rows={lines}
          rowKey={(line) => line.id}
          columns={[
            {
              key: 'product',
              title: t.product,
              cell: (line) => (
                <>
                  <a href={href(`/products/${line.productId}`)}>{line.sku}</a> {line.name}
                </>
              ),
            },
            { key: 'asked', title: t.asked, number: true, cell: (line) => number(line.asked) },
            { key: 'quantity', title: t.quantity, number: true, cell: (line) => number(line.quantity) },
            {
              key: 'reserved',
              title: t.reserved,
              number: true,
              cell: (line) =>
                line.reserved === undefined ? (
                  ''
                ) : (
                  <>
                    <a href={href(`/stock/${line.productId}`)}>{number(line.reserved)}</a>
                    {(line.covered ?? 0) < line.reserved && (
                      <div class="fault">{t.missing(number(line.reserved - (line.covered ?? 0)))}</div>
                    )}
                  </>
                ),
            },
            { key: 'shipped', title: t.shipped, number: true, cell: (line) => (line.shipped === 0 ? '' : number(line.shipped)) },
            { key: 'price', title: t.price, number: true, cell: (line) => (line.price ? money(line.price, order.currency) : '') },
            { key: 'total', title: t.lineTotal, number: true, cell: (line) => (line.total ? money(line.total, order.currency) : '') },
          ]}
        />
      </section>
      <section class="section">
        <h2>{t.shipments}</h2>
        {(order.shipments ?? []).length === 0 ? (
          <p class="soft">{t.noShipments}</p>
        ) : (
          <Table
            caption={t.shipments}
            rows={order.shipments}
            rowKey={(one) => one.id}
            columns={[
              { key: 'when', title: t.when, cell: (one) => <Time at={one.createdAt} exact /> },
              { key: 'tracking', title: t.tracking, cell: (one) => one.trackingCode && <code>{one.trackingCode}</code> },
              { key: 'carrier', title: t.carrier, cell: (one) => one.carrier ?? '' },
              {
                key: 'goods',
                title: t.goods,
                cell: (one) =>
                  one.lines
                    .map((part) => `${number(part.quantity)} × ${lines.find((line) => line.id === part.lineId)?.sku ?? ''}`)
                    .join(', '),
              },
            ]}
          />
        )}
      </section>
      <section class="section">
        <h2>{t.history}</h2>
        <ol class="timeline">
          {order.history?.map((step) => (
            <li key={`${step.at} ${step.what}`} class="moment">
              <p>
                <strong>{t.moves[step.what] ?? step.what}</strong>{' '}
                <span class="soft">
                  <Time at={step.at} exact /> {step.who}
                </span>
              </p>
              {step.detail && <p class="lines">{step.detail}</p>}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
