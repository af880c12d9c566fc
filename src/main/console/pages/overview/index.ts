import type { Area } from '../../frame/areas';

export const overview: Area = {
  routes: [{ path: '/', load: () => import('./OverviewPage') }],
};
