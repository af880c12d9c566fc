// The navigation by what people do. An entry shows for whoever may read what is behind it.
import type { Words } from '../words/en';

export interface Entry {
  path: string;
  name: keyof Words['nav'];
  permission?: string;
}

export const NAVIGATION: { name: keyof Words['groups']; entries: Entry[] }[] = [
  {
    name: 'today',
    entries: [
      { path: '/', name: 'overview' },
      { path: '/start', name: 'start' },
    ],
  },
  {
    name: 'sell',
    entries: [
      { path: '/orders', name: 'orders', permission: 'orders:read' },
      { path: '/stock', name: 'stock', permission: 'stock:read' },
      { path: '/warehouses', name: 'warehouses', permission: 'stock:read' },
    ],
  },
  {
    name: 'products',
    entries: [
      { path: '/catalog', name: 'catalog', permission: 'catalog:read' },
      { path: '/products', name: 'products', permission: 'products:read' },
      { path: '/listings', name: 'listings', permission: 'products:read' },
      { path: '/match', name: 'match', permission: 'products:write' },
    ],
  },
  {
    name: 'links',
    entries: [
      { path: '/connections', name: 'connections', permission: 'connections:read' },
      { path: '/feeds', name: 'feeds', permission: 'feeds:read' },
      { path: '/retailers', name: 'retailers', permission: 'retailers:read' },
      { path: '/wholesale', name: 'wholesale', permission: 'wholesale-orders:read' },
      { path: '/price-lists', name: 'priceLists', permission: 'wholesale-orders:read' },
    ],
  },
  {
    name: 'ground',
    entries: [
      { path: '/runs', name: 'runs', permission: 'connections:read' },
      { path: '/schedule', name: 'schedule', permission: 'connections:read' },
      { path: '/failures', name: 'failures', permission: 'connections:read' },
      { path: '/routes', name: 'routes', permission: 'routes:read' },
      { path: '/events', name: 'events', permission: 'events:read' },
    ],
  },
  {
    name: 'company',
    entries: [
      { path: '/people', name: 'people', permission: 'access:read' },
      { path: '/keys', name: 'keys', permission: 'access:read' },
      { path: '/secrets', name: 'secrets', permission: 'access:read' },
      { path: '/audit', name: 'audit', permission: 'access:read' },
      { path: '/settings', name: 'settings', permission: 'settings:read' },
    ],
  },
];

/** The entry of a page: the longest path that the page lies below. */
export function entryOf(path: string): Entry | undefined {
  return NAVIGATION.flatMap((group) => group.entries)
    .filter((entry) => path === entry.path || (entry.path !== '/' && path.startsWith(`${entry.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
