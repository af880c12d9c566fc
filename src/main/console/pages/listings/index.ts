import type { Area } from '../../frame/areas';

export const listings: Area = {
  routes: [
    { path: '/listings', load: () => import('./ListingsPage') },
    { path: '/listings/:id', load: () => import('./ListingPage') },
    { path: '/match', load: () => import('./MatchPage') },
  ],
};
