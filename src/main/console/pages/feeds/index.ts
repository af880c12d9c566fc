import type { Area } from '../../frame/areas';

export const feeds: Area = {
  routes: [
    { path: '/feeds', load: () => import('./FeedsPage') },
    { path: '/feeds/:id', load: () => import('./FeedPage') },
    { path: '/feeds/:id/findings', load: () => import('./ReportPage') },
    { path: '/feeds/:id/changes', load: () => import('./DifferencePage') },
    { path: '/feeds/:id/preview', load: () => import('./PreviewPage') },
    { path: '/feeds/:id/pulls', load: () => import('./PullsPage') },
  ],
};
