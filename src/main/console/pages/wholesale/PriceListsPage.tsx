import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import { UploadPrices } from './UploadPrices';
import { useWholesaleWords } from './words';

export default function PriceListsPage() {
  const t = useWholesaleWords();
  const [query] = useQuery();
  const [upload, setUpload] = useState(false);
  const lists = useResource('/price-lists', { query: { after: query.get('after') } });
  return (
    <Page
      title={t.priceLists}
      help={t.priceListsHelp}
      actions={
        <Action needs="wholesale-orders:write" kind="main" act={() => setUpload(true)}>
          {t.upload}
        </Action>
      }
    >
      <ProblemNote problem={lists.problem} retry={lists.reload} />
      <Table
        caption={t.priceLists}
        rows={lists.data?.items}
        loading={lists.loading}
        next={lists.data?.next}
        rowKey={(one) => one.name}
        empty={<p>{t.noPriceLists}</p>}
        columns={[
          { key: 'name', title: t.name, cell: (one) => <a href={href(`/price-lists/${one.name}`)}>{one.name}</a> },
          { key: 'products', title: t.products, number: true, cell: (one) => number(one.products) },
          { key: 'retailers', title: t.retailers, number: true, cell: (one) => number(one.retailers) },
          { key: 'updated', title: t.updated, cell: (one) => <Time at={one.updatedAt} /> },
        ]}
      />
      {upload && <UploadPrices close={() => setUpload(false)} done={lists.reload} />}
    </Page>
  );
}
