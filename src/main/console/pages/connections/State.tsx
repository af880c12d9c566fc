import { Badge } from '../../parts/Table';
import { useWords } from '../../words/language';
import { type Connection, stateOf, TONES } from './kinds';
import { words } from './words';

/** The state of a connection; in the list a click filters by it. */
export function StateBadge({ connection, filters }: { connection: Connection; filters?: boolean }) {
  const t = useWords(words);
  const state = stateOf(connection);
  return (
    <Badge tone={TONES[state]} {...(filters ? { filter: { path: '/connections', query: { state } } } : {})}>
      {t.states[state]}
    </Badge>
  );
}
