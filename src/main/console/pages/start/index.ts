import type { Area } from '../../frame/areas';

export const start: Area = {
  routes: [{ path: '/start', load: () => import('./StartPage') }],
};
