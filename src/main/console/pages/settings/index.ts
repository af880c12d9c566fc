import type { Area } from '../../frame/areas';

/** The settings of the company, their versions, and the configuration as a file. */
export const settings: Area = {
  routes: [
    { path: '/settings', load: () => import('./SettingsPage') },
    { path: '/settings/versions', load: () => import('./VersionsPage') },
    { path: '/settings/configuration', load: () => import('./ConfigurationPage') },
  ],
};
