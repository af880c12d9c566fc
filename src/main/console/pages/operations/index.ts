import type { Area } from '../../frame/areas';

export const operations: Area = {
  routes: [
    { path: '/runs', load: () => import('./RunsPage') },
    { path: '/runs/:id', load: () => import('./RunPage') },
    { path: '/schedule', load: () => import('./SchedulePage') },
    { path: '/failures', load: () => import('./FailuresPage') },
    { path: '/failures/:id', load: () => import('./FailurePage') },
    { path: '/events', load: () => import('./EventsPage') },
    { path: '/events/subscriptions', load: () => import('./SubscriptionsPage') },
    { path: '/events/subscriptions/:id', load: () => import('./SubscriptionPage') },
    { path: '/audit', load: () => import('./AuditPage') },
    { path: '/audit/:id', load: () => import('./AuditEntryPage') },
    { path: '/secrets', load: () => import('./SecretsPage') },
  ],
};
