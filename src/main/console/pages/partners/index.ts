import type { Area } from '../../frame/areas';

export const partners: Area = {
  routes: [
    { path: '/feeds/:id/partners', load: () => import('./PartnersPage') },
    { path: '/partners/shop-key', load: () => import('./ShopKeyPage') },
  ],
};
