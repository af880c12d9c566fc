import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { money } from '../../words/format';
import type { ProductWords } from './en';
import { useProductWords } from './words';

type Product = Schemas['Product'];

export const TONES: Record<Product['state'], Tone> = { live: 'good', hidden: 'warn', discontinued: 'plain' };

export default function ProductsPage() {
  const t = useProductWords();
  const [query] = useQuery();
  const connections = useResource(useMay('connections:read') ? '/connections' : null, { query: { limit: 500 } }, ['connections']);
  const products = useResource(
    '/products',
    {
      query: Object.fromEntries(
        ['q', 'sku', 'gtin', 'brand', 'connection', 'state', 'sort', 'after'].map((name) => [name, query.get(name)]),
      ),
    },
    ['uploads'],
  );
  const vendors = connections.data?.items ?? [];
  return (
    <Page title={t.title} help={t.help}>
      <Filters
        filters={[
          { name: 'q', label: t.search, kind: 'search', placeholder: t.searchHint },
          { name: 'sku', label: t.sku, kind: 'text' },
          { name: 'gtin', label: t.gtin, kind: 'text' },
          { name: 'brand', label: t.brand, kind: 'text' },
          {
            name: 'connection',
            label: t.vendor,
            kind: 'choice',
            choices: vendors.map((vendor) => ({ value: vendor.id, label: vendor.name })),
          },
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <ProblemNote problem={products.problem} retry={products.reload} />
      <Table
        caption={t.title}
        columns={columns(t, Object.fromEntries(vendors.map((vendor) => [vendor.id, vendor.name])))}
        rows={products.data?.items}
        problem={products.problem}
        rowKey={(product) => product.id}
        loading={products.loading}
        next={products.data?.next}
        empty={
          <p>
            {t.empty} <a href={href('/catalog')}>{t.toCatalog}</a>
          </p>
        }
      />
    </Page>
  );
}

function columns(t: ProductWords, vendors: Record<string, string>): Column<Product>[] {
  return [
    { key: 'name', title: t.name, sort: 'name', cell: (product) => <a href={href(`/products/${product.id}`)}>{product.name}</a> },
    { key: 'sku', title: t.sku, sort: 'vendorSku', cell: (product) => product.vendorSku },
    { key: 'gtin', title: t.gtin, cell: (product) => product.gtin },
    {
      key: 'brand',
      title: t.brand,
      cell: (product) => <a href={href('/products', { brand: product.brand })}>{product.brand}</a>,
    },
    { key: 'price', title: t.price, number: true, cell: (product) => money(product.msrp) },
    {
      key: 'vendor',
      title: t.vendor,
      cell: (product) => (product.connectionId ? (vendors[product.connectionId] ?? product.connectionId) : ''),
    },
    {
      key: 'state',
      title: t.state,
      cell: (product) => (
        <Badge tone={TONES[product.state]} filter={{ path: '/products', query: { state: product.state } }}>
          {t.states[product.state]}
        </Badge>
      ),
    },
    { key: 'changed', title: t.changed, sort: 'updatedAt', cell: (product) => <Time at={product.updatedAt} /> },
  ];
}
