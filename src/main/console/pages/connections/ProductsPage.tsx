import { useState } from 'preact/hooks';
import { address, api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Badge, type Column, Table } from '../../parts/Table';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { ConnectionShell, type Shown } from './ConnectionShell';
import { words } from './words';

type TillProduct = Schemas['TillProduct'];

export default function ProductsPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  return (
    <ConnectionShell id={params.id ?? ''} help={t.productsHelp}>
      {(shown) => <Products {...shown} />}
    </ConnectionShell>
  );
}

function Products({ connection }: Shown) {
  const t = useWords(words);
  const c = useCommon();
  const [query] = useQuery();
  const [chosen, setChosen] = useState(new Set<string>());
  const products = useResource(
    '/connections/{id}/products',
    { path: { id: connection.id }, query: { enabled: query.get('enabled'), after: query.get('after') } },
    ['products'],
  );
  const columns: Column<TillProduct>[] = [
    { key: 'product', title: t.product, cell: (one) => <a href={href(`/products/${one.productId}`)}>{one.name}</a> },
    { key: 'sku', title: t.sku, cell: (one) => one.sku },
    { key: 'gtin', title: t.gtin, cell: (one) => one.gtin },
    {
      key: 'enabled',
      title: t.onlyEnabled,
      cell: (one) => (
        <>
          <Badge tone={one.enabled ? 'good' : 'plain'}>{one.enabled ? c.on : c.off}</Badge>{' '}
          <span class="soft">{one.enabledBy && t.enabledBy[one.enabledBy]}</span>
        </>
      ),
    },
    {
      key: 'item',
      title: t.item,
      cell: (one) => (
        <>
          {one.itemId}{' '}
          {one.createState && <Badge tone={one.createState === 'refused' ? 'bad' : 'plain'}>{t.createStates[one.createState]}</Badge>}{' '}
          {one.createFault}
        </>
      ),
    },
  ];
  const turn = async (enabled: boolean) => {
    const answer = await api.put(
      '/connections/{id}/products',
      { items: [...chosen].map((productId) => ({ productId, enabled })) },
      { path: { id: connection.id } },
    );
    tell(answer.data.refused > 0 ? 'bad' : 'good', t.switched(answer.data.changed, answer.data.refused));
    setChosen(new Set());
    products.reload();
  };
  return (
    <>
      <p class="actions">
        <a class="button" href={address('/connections/{id}/items-file', { path: { id: connection.id } })} download>
          {t.itemsFile}
        </a>
        <Action needs="products:write" disabled={chosen.size === 0} act={() => turn(true)}>
          {t.enableChosen(chosen.size)}
        </Action>
        <Action needs="products:write" disabled={chosen.size === 0} act={() => turn(false)}>
          {t.disableChosen(chosen.size)}
        </Action>
      </p>
      <Filters
        filters={[
          {
            name: 'enabled',
            label: t.onlyEnabled,
            kind: 'choice',
            choices: [
              { value: 'true', label: c.yes },
              { value: 'false', label: c.no },
            ],
          },
        ]}
      />
      <ProblemNote problem={products.problem} retry={products.reload} />
      <Table
        caption={t.products}
        columns={columns}
        rows={products.data?.items}
        problem={products.problem}
        next={products.data?.next}
        loading={products.loading}
        rowKey={(one) => one.productId}
        chosen={{ ids: chosen, set: setChosen, id: (one) => one.productId, name: (one) => one.name }}
        empty={<p>{t.productsEmpty}</p>}
      />
    </>
  );
}
