import type { Area } from '../../frame/areas';

export const wholesale: Area = {
  routes: [
    { path: '/wholesale', load: () => import('./WholesalePage') },
    { path: '/wholesale/:id', load: () => import('./WholesaleOrderPage') },
    { path: '/price-lists', load: () => import('./PriceListsPage') },
    { path: '/price-lists/:name', load: () => import('./PriceListPage') },
  ],
};
