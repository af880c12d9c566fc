import type { Area } from '../../frame/areas';

export const orders: Area = {
  routes: [
    { path: '/orders', load: () => import('./OrdersPage') },
    { path: '/orders/:id', load: () => import('./OrderPage') },
  ],
};
