import { Tabs } from '../../parts/Tabs';
import { useStockWords } from './words';

/** The pages of stock, or those of one product. */
export function StockTabs({ product }: { product?: string | undefined }) {
  const t = useStockWords();
  return product ? (
    <Tabs
      label={t.tabsLabel}
      tabs={[
        { path: `/stock/${product}`, name: t.productTabs.stock },
        { path: `/stock/${product}/movements`, name: t.productTabs.movements },
        { path: `/stock/${product}/incoming`, name: t.productTabs.incoming },
      ]}
    />
  ) : (
    <Tabs
      label={t.tabsLabel}
      tabs={[
        { path: '/stock', name: t.tabs.list },
        { path: '/stock/count', name: t.tabs.count },
        { path: '/stock/paste', name: t.tabs.paste },
        { path: '/stock/incoming', name: t.tabs.incoming },
        { path: '/stock/movements', name: t.tabs.movements },
      ]}
    />
  );
}
