import { Tabs } from '../../parts/Tabs';
import { useWords } from '../../words/language';
import { words } from './words';

export function SettingsTabs() {
  const t = useWords(words);
  return (
    <Tabs
      label={t.title}
      tabs={[
        { path: '/settings', name: t.tabs.settings },
        { path: '/settings/versions', name: t.tabs.versions },
        { path: '/settings/configuration', name: t.tabs.configuration },
      ]}
    />
  );
}
