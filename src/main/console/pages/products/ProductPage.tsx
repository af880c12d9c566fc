import { useState } from 'preact/hooks';
import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { money } from '../../words/format';
import { EditProduct } from './EditProduct';
import { ProductListings } from './ProductListings';
import { ProductStock } from './ProductStock';
import { TONES } from './ProductsPage';
import { useProductWords } from './words';

type Product = Schemas['Product'];

export default function ProductPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useProductWords();
  const product = useResource('/products/{id}', { path: { id } }, ['uploads']);
  const [editing, setEditing] = useState(false);
  const stock = useMay('stock:read');
  const shown = product.data;
  return (
    <Page
      title={shown?.name ?? t.product}
      help={t.productHelp}
      above={[{ href: href('/products'), name: t.title }]}
      actions={
        shown && (
          <Action needs="products:write" act={() => setEditing(true)}>
            {t.edit}
          </Action>
        )
      }
    >
      <ProblemNote problem={product.problem} retry={product.reload} />
      {shown && (
        <>
          <Details product={shown} />
          <ProductListings id={id} />
          {stock && <ProductStock id={id} />}
          {editing && <EditProduct product={product} onClose={() => setEditing(false)} />}
        </>
      )}
    </Page>
  );
}

function Details({ product }: { product: Product }) {
  const t = useProductWords();
  const measures = [product.shippingHeight, product.shippingLength, product.shippingWidth].filter(Boolean).join(' × ');
  const named = { ...product.variations, ...product.attributes };
  return (
    <section class="card stack" aria-label={t.facts}>
      <Facts
        facts={[
          [t.sku, product.vendorSku],
          [
            t.state,
            <Badge key="state" tone={TONES[product.state]} filter={{ path: '/products', query: { state: product.state } }}>
              {t.states[product.state]}
            </Badge>,
          ],
          [
            t.brand,
            <a key="brand" href={href('/products', { brand: product.brand })}>
              {product.brand}
            </a>,
          ],
          [t.price, money(product.msrp)],
          [t.cost, product.defaultCost && money(product.defaultCost)],
          [t.gtin, product.gtin],
          [t.codes.gtinEan, product.gtinEan],
          [t.codes.gtinUpc, product.gtinUpc],
          [t.codes.gtinIsbn, product.gtinIsbn],
          [t.codes.gtinItf14, product.gtinItf14],
          [t.vendor, product.connectionId && <Vendor key="vendor" id={product.connectionId} />],
          [t.manufacturerSku, product.manufacturerSku],
          [t.group, product.groupId],
          [t.color, product.color],
          [t.size, product.size],
          ...Object.entries(named).map(([name, value]): [string, string] => [name, value]),
          [t.measures, [measures, product.shippingWeight].filter(Boolean).join(', ')],
          [t.hsCode, product.hsCode],
          [t.categories, product.customCategories],
          [t.googleCategory, product.googleCategory],
          [t.language, product.language],
          [t.created, <Time key="created" at={product.createdAt} />],
          [t.changed, <Time key="changed" at={product.updatedAt} />],
        ]}
      />
      {(product.description || product.additionalDescription || product.images) && (
        <details>
          <summary>{t.more}</summary>
          {product.description && <p class="text">{product.description}</p>}
          {product.additionalDescription && <p class="text">{product.additionalDescription}</p>}
          {product.images && (
            <>
              <h3>{t.images}</h3>
              <ul>
                {product.images.map((image) => (
                  <li key={image}>
                    {/^https?:\/\//i.test(image) ? (
                      <a href={image} rel="noreferrer noopener" target="_blank">
                        {image}
                      </a>
                    ) : (
                      image
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
    </section>
  );
}

function Vendor({ id }: { id: string }) {
  const connection = useResource(useMay('connections:read') ? '/connections/{id}' : null, { path: { id } });
  return <>{connection.data ? <a href={href(`/connections/${id}`)}>{connection.data.name}</a> : id}</>;
}
