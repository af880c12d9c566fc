import type { Area } from '../../frame/areas';

/** People, API keys, and one's own account. */
export const people: Area = {
  routes: [
    { path: '/people', load: () => import('./PeoplePage') },
    { path: '/people/invitations', load: () => import('./InvitationsPage') },
    { path: '/keys', load: () => import('./KeysPage') },
    { path: '/keys/:id', load: () => import('./KeyPage') },
    { path: '/account', load: () => import('./AccountPage') },
  ],
};
