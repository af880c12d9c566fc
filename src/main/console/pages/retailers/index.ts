import type { Area } from '../../frame/areas';

export const retailers: Area = {
  routes: [
    { path: '/retailers', load: () => import('./RetailersPage') },
    { path: '/retailers/:id', load: () => import('./RetailerPage') },
  ],
};
