import { useResource } from '../../api/resource';
import { useMay } from '../../frame/session';

/** The connections with their names, for filters and links. */
export function useConnections() {
  const allowed = useMay('connections:read');
  const read = useResource(allowed ? '/connections' : null, { query: { limit: 500, sort: 'name' } }, ['connections']);
  const items = read.data?.items ?? [];
  return {
    items,
    choices: items.map((connection) => ({ value: connection.id, label: connection.name })),
    name: (id: string | undefined) => (id === undefined ? undefined : (items.find((connection) => connection.id === id)?.name ?? `#${id}`)),
  };
}
