// What the walks change in the sandbox around the hub.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, fresh } from '../e2e/person';

/** Makes the shop or the till of the sandbox fail, from a second later on; no lines: it works again. */
export function faultsOf(system: 'shop' | 'till', lines: string[]): void {
  const data = process.env.HUB_DATA;
  if (!data) {
    throw new Error('HUB_DATA must name the data folder of the hub.');
  }
  writeFileSync(join(data, 'sandbox', `${system}-faults.txt`), `# ${Date.now()}\n${lines.join('\n')}\n`);
}

/** The id of the sandbox's connection of a kind: the first, as those that tests make come later. */
export async function idOf(kind: string): Promise<string> {
  const { items } = await call('GET', '/connections?limit=500');
  return items.find((one: { kind: string }) => one.kind === kind).id;
}

export type Places = Record<string, string>;

/** An example of everything that has a page of its own. */
export async function places(): Promise<Places> {
  const first = async (path: string) => (await call('GET', path)).items[0];
  const terms = 'https://shop.example/terms';
  await call('PATCH', '/settings', { instantOrdering: false, termsOfServiceUrl: terms });
  await call('POST', '/retailers', {
    companyName: fresh('Roles'),
    contactName: 'Bo',
    email: `bo${Date.now()}@example.com`,
    acceptedTermsUrl: terms,
  });
  const subscription = await call('POST', '/event-subscriptions', {
    name: fresh('Roles'),
    address: 'https://erp.example.com/hook',
    types: ['retailer.requested'],
  });
  await call('PATCH', `/event-subscriptions/${subscription.id}`, { enabled: false });
  const key = await call('POST', '/api-keys', { title: fresh('Roles'), permissions: ['stock:read'] });
  const shop = await idOf('cseries');
  // A version to go back to.
  for (const stockBuffer of [1, 0]) {
    await call('PATCH', `/connections/${shop}?test=false`, { settings: { stockBuffer } });
  }
  const matched = await first(`/listings?state=matched&limit=1&connection=${shop}`);
  const till = await idOf('rseries');
  const vendor = await idOf('sftp-catalog');
  const failure = await first('/failures?limit=1');
  const files = (await call('GET', '/routes?limit=500')).items;
  return {
    overview: '/',
    start: '/start',
    account: '/account',
    orders: '/orders',
    held: `/orders/${(await first('/orders?state=on-hold&limit=1')).id}`,
    accepted: `/orders/${(await first('/orders?state=accepted&limit=1')).id}`,
    stock: '/stock',
    product: `/products/${matched.productId}`,
    sum: `/stock/${matched.productId}`,
    moved: `/stock/${matched.productId}/movements`,
    coming: `/stock/${matched.productId}/incoming`,
    count: '/stock/count?warehouse=1',
    paste: '/stock/paste',
    incoming: '/stock/incoming',
    movements: '/stock/movements',
    warehouses: '/warehouses',
    drift: `/connections/${shop}/drift`,
    coverage: `/connections/${shop}/coverage`,
    catalog: '/catalog',
    upload: `/catalog/${(await first('/uploads?limit=1')).id}`,
    findings: `/catalog/${(await first('/uploads?limit=1')).id}/findings`,
    changes: `/catalog/${(await first('/uploads?limit=1')).id}/changes`,
    products: '/products',
    listings: '/listings',
    listing: `/listings/${matched.id}`,
    match: '/match',
    connections: '/connections',
    newConnection: '/connections/new',
    newShop: '/connections/new/cseries',
    shop: `/connections/${shop}`,
    shopSettings: `/connections/${shop}/settings`,
    shopVersions: `/connections/${shop}/versions`,
    tillShops: `/connections/${till}/shops`,
    tillProducts: `/connections/${till}/products`,
    vendorFiles: `/connections/${vendor}/files`,
    runs: '/runs',
    run: `/runs/${(await first('/runs?limit=1&state=succeeded')).id}`,
    schedule: '/schedule',
    failures: '/failures',
    ...(failure ? { failure: `/failures/${failure.id}` } : {}),
    events: '/events',
    subscriptions: '/events/subscriptions',
    subscription: `/events/subscriptions/${subscription.id}`,
    audit: '/audit',
    entry: `/audit/${(await first('/audit?limit=1')).id}`,
    secrets: '/secrets',
    routes: '/routes',
    route: `/routes/${files[0].file}`,
    routeEdit: `/routes/${files[0].file}?view=edit`,
    routeVersions: `/routes/${files[0].file}?view=versions`,
    people: '/people',
    invitations: '/people/invitations',
    keys: '/keys',
    key: `/keys/${key.id}`,
    retailers: '/retailers?state=pending',
    retailer: `/retailers/${(await first('/retailers?state=pending&limit=1')).id}`,
    settings: '/settings',
    settingsVersions: '/settings/versions',
    configuration: '/settings/configuration',
  };
}
