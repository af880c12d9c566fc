import type { Area } from '../../frame/areas';

export const catalog: Area = {
  routes: [
    { path: '/catalog', load: () => import('./CatalogPage') },
    { path: '/catalog/:id', load: () => import('./UploadPage') },
    { path: '/catalog/:id/findings', load: () => import('./FindingsPage') },
    { path: '/catalog/:id/changes', load: () => import('./ChangesPage') },
  ],
};
