// Where the console shows what the overview counts.
import { href } from '../../frame/location';

const PATHS: Record<string, string> = {
  '/event-subscriptions': '/events/subscriptions',
  '/api-keys': '/keys',
  '/uploads': '/catalog',
};

/** The page of a query of the API such as `/orders?state=on-hold`: its filters are those of the page. */
export function placeOf(query: string): string {
  const [path = '', filters] = query.split('?');
  return href(PATHS[path] ?? path, Object.fromEntries(new URLSearchParams(filters)));
}
