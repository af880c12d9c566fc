import type { Area } from '../../frame/areas';

export const routes: Area = {
  routes: [
    { path: '/routes', load: () => import('./RoutesPage') },
    { path: '/routes/*', load: () => import('./RoutePage') },
  ],
};
