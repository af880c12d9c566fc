export const en = {
  open: 'Search or go to …',
  title: 'Search and go',
  hint: 'A page, an action, a name, an order number, a SKU or a GTIN. Arrow keys choose, Enter opens.',
  none: (text: string) => `Nothing is found for “${text}”.`,
  found: (count: number) => `${count} found`,
  kinds: {
    page: 'Page',
    action: 'Action',
    connection: 'Connection',
    product: 'Product',
    order: 'Order',
    listing: 'Listing',
    upload: 'Catalog file',
    retailer: 'Retailer',
    route: 'Route',
    run: 'Run',
  },
  actions: {
    invite: 'Invite a person',
    newKey: 'New API key',
    newConnection: 'New connection',
    upload: 'Upload a catalog',
    exportConfiguration: 'Export or import the configuration',
    account: 'Change your password',
    docs: 'The API, to try in the browser',
    signOut: 'Sign out',
  },
};

export type PaletteWords = typeof en;
