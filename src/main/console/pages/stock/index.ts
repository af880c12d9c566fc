import type { Area } from '../../frame/areas';

export const stock: Area = {
  routes: [
    { path: '/stock', load: () => import('./StockPage') },
    { path: '/stock/count', load: () => import('./CountPage') },
    { path: '/stock/paste', load: () => import('./PastePage') },
    { path: '/stock/incoming', load: () => import('./IncomingPage') },
    { path: '/stock/movements', load: () => import('./MovementsPage') },
    { path: '/stock/:product', load: () => import('./ProductStockPage') },
    { path: '/stock/:product/movements', load: () => import('./MovementsPage') },
    { path: '/stock/:product/incoming', load: () => import('./IncomingPage') },
    { path: '/warehouses', load: () => import('./WarehousesPage') },
    { path: '/connections/:id/drift', load: () => import('./DriftPage') },
    { path: '/connections/:id/coverage', load: () => import('./CoveragePage') },
  ],
};
