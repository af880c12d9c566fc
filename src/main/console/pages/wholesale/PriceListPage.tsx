import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, navigate } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Table } from '../../parts/Table';
import { tell } from '../../parts/Toasts';
import { money, number } from '../../words/format';
import { UploadPrices } from './UploadPrices';
import { useWholesaleWords } from './words';

export default function PriceListPage({ params }: { params: Params }) {
  const t = useWholesaleWords();
  const name = params.name ?? '';
  const read = useResource('/price-lists/{name}', { path: { name } });
  const [upload, setUpload] = useState(false);
  const [remove, setRemove] = useState(false);
  return (
    <Page
      title={name}
      above={[{ href: href('/price-lists'), name: t.priceLists }]}
      actions={
        <>
          <Action needs="wholesale-orders:write" kind="main" act={() => setUpload(true)}>
            {t.upload}
          </Action>
          <Action needs="wholesale-orders:write" kind="danger" act={() => setRemove(true)}>
            {t.remove}
          </Action>
        </>
      }
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      <Table
        caption={name}
        rows={read.data?.items}
        loading={read.loading}
        rowKey={(one) => one.productId}
        columns={[
          {
            key: 'product',
            title: t.product,
            cell: (one) => (
              <>
                <a href={href(`/products/${one.productId}`)}>{one.sku ?? one.productId}</a> {one.name}
              </>
            ),
          },
          {
            key: 'price',
            title: t.price,
            number: true,
            cell: (one) => (
              <>
                {money(one.price)}
                {one.breaks?.map((step) => (
                  <div key={step.from} class="soft">
                    {t.from(number(step.from))}: {money(step.price)}
                  </div>
                ))}
              </>
            ),
          },
          { key: 'pack', title: t.packSize, number: true, cell: (one) => (one.packSize ? number(one.packSize) : '') },
          { key: 'minimum', title: t.minimum, number: true, cell: (one) => (one.minimum ? number(one.minimum) : '') },
        ]}
      />
      {upload && <UploadPrices name={name} close={() => setUpload(false)} done={read.reload} />}
      {remove && (
        <Ask
          title={`${t.remove}: ${name}`}
          doIt={t.remove}
          danger
          act={() => api.delete('/price-lists/{name}', { path: { name }, match: read.etag })}
          onClose={() => setRemove(false)}
          onDone={() => {
            tell('good', t.removed(name));
            navigate(href('/price-lists'));
          }}
        >
          <p>{t.removeAsk}</p>
        </Ask>
      )}
    </Page>
  );
}
