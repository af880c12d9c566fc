import type { PaletteWords } from './en';

export const nl: PaletteWords = {
  open: 'Zoek of ga naar …',
  title: 'Zoeken en gaan',
  hint: 'Een pagina, een actie, een naam, een bestelnummer, een SKU of een GTIN. Kies met de pijltjes, open met Enter.',
  none: (text: string) => `Niets gevonden voor “${text}”.`,
  found: (count: number) => `${count} gevonden`,
  kinds: {
    page: 'Pagina',
    action: 'Actie',
    connection: 'Koppeling',
    product: 'Product',
    order: 'Bestelling',
    listing: 'Artikel in winkel',
    upload: 'Catalogusbestand',
    retailer: 'Wederverkoper',
    route: 'Route',
    run: 'Uitvoering',
  },
  actions: {
    invite: 'Iemand uitnodigen',
    newKey: 'Nieuwe API-sleutel',
    newConnection: 'Nieuwe koppeling',
    upload: 'Catalogus uploaden',
    exportConfiguration: 'Configuratie exporteren of importeren',
    account: 'Uw wachtwoord wijzigen',
    docs: 'De API, om in de browser te proberen',
    signOut: 'Afmelden',
  },
};
