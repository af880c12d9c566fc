import type { Area } from '../../frame/areas';

export const products: Area = {
  routes: [
    { path: '/products', load: () => import('./ProductsPage') },
    { path: '/products/:id', load: () => import('./ProductPage') },
  ],
};
