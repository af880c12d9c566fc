// What the palette offers: pages and actions by their name in the language of the page, and what the hub finds.
import type { Schemas } from '../../api/client';
import { BASE, href } from '../../frame/location';
import { NAVIGATION } from '../../frame/navigation';
import { may, type Session, signOut } from '../../frame/session';
import type { Words } from '../../words/en';
import type { PaletteWords } from './en';

export interface Entry {
  key: string;
  kind: keyof PaletteWords['kinds'];
  title: string;
  detail?: string | undefined;
  /** Where it leads; an action without an address does something. */
  to?: string;
  act?: () => unknown;
}

/** The pages and actions that somebody may open, whose name has every word that was typed. */
export function places(typed: string, t: PaletteWords, common: Words, who: Session): Entry[] {
  const pages: Entry[] = NAVIGATION.flatMap((group) =>
    group.entries
      .filter((entry) => !entry.permission || may(entry.permission, who))
      .map((entry) => ({
        key: `page ${entry.path}`,
        kind: 'page' as const,
        title: common.nav[entry.name],
        detail: common.groups[group.name],
        to: href(entry.path),
      })),
  );
  const { actions } = t;
  const acts: (Entry & { needs?: string })[] = [
    { key: 'invite', kind: 'action', title: actions.invite, to: href('/people', { invite: 1 }), needs: 'access:write' },
    { key: 'key', kind: 'action', title: actions.newKey, to: href('/keys', { new: 1 }), needs: 'access:write' },
    { key: 'connection', kind: 'action', title: actions.newConnection, to: href('/connections/new'), needs: 'connections:write' },
    { key: 'upload', kind: 'action', title: actions.upload, to: href('/catalog'), needs: 'catalog:write' },
    {
      key: 'configuration',
      kind: 'action',
      title: actions.exportConfiguration,
      to: href('/settings/configuration'),
      needs: 'settings:read',
    },
    { key: 'account', kind: 'action', title: actions.account, to: href('/account') },
    { key: 'docs', kind: 'action', title: actions.docs, to: `${BASE}/docs` },
    { key: 'leave', kind: 'action', title: actions.signOut, act: signOut },
  ];
  const wordsTyped = fold(typed)
    .split(' ')
    .filter((word) => word !== '');
  return [...pages, ...acts.filter((entry) => !entry.needs || may(entry.needs, who))].filter((entry) =>
    wordsTyped.every((word) => fold(`${entry.title} ${entry.detail ?? ''}`).includes(word)),
  );
}

/** Lower case, without accents. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

type Hit = Schemas['SearchResult'];

/** Where a result of the hub's search leads. */
export function found(hit: Hit): Entry {
  const below: Record<Hit['kind'], string> = {
    connection: '/connections',
    product: '/products',
    order: '/orders',
    listing: '/listings',
    upload: '/catalog',
    retailer: '/retailers',
    route: '/routes',
    run: '/runs',
  };
  return {
    key: `${hit.kind} ${hit.id}`,
    kind: hit.kind,
    title: hit.title,
    detail: hit.detail,
    // A file holds several routes: the list shows the one by its id.
    to: hit.kind === 'route' ? href('/routes', { q: hit.id }) : href(`${below[hit.kind]}/${encodeURIComponent(hit.id)}`),
  };
}
