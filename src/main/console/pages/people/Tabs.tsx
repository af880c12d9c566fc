import { Tabs } from '../../parts/Tabs';
import { useWords } from '../../words/language';
import { words } from './words';

export function PeopleTabs() {
  const t = useWords(words);
  return (
    <Tabs
      label={t.people}
      tabs={[
        { path: '/people', name: t.users },
        { path: '/people/invitations', name: t.pending },
      ]}
    />
  );
}
