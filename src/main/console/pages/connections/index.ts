import type { Area } from '../../frame/areas';

export const connections: Area = {
  routes: [
    { path: '/connections', load: () => import('./ConnectionsPage') },
    { path: '/connections/new', load: () => import('./NewConnectionPage') },
    { path: '/connections/new/:kind', load: () => import('./NewConnectionPage') },
    { path: '/connections/:id', load: () => import('./ConnectionPage') },
    { path: '/connections/:id/settings', load: () => import('./SettingsPage') },
    { path: '/connections/:id/files', load: () => import('./FilesPage') },
    { path: '/connections/:id/shops', load: () => import('./ShopsPage') },
    { path: '/connections/:id/products', load: () => import('./ProductsPage') },
    { path: '/connections/:id/checkout', load: () => import('../checkout/CheckoutPage') },
    { path: '/connections/:id/versions', load: () => import('./VersionsPage') },
  ],
};
