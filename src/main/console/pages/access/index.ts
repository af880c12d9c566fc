import type { Area } from '../../frame/areas';

/** What needs no session: signing in, choosing a password, opening a one-time secret. */
export const access: Area = {
  routes: [
    { path: '/signin', load: () => import('./SignInPage'), open: true },
    { path: '/welcome', load: () => import('./WelcomePage'), open: true },
    { path: '/secret', load: () => import('./SecretPage'), open: true },
  ],
};
