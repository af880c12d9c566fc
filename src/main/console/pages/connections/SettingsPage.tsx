import { useWords } from '../../words/language';
import { ConnectionForm } from './ConnectionForm';
import { ConnectionShell } from './ConnectionShell';
import { words } from './words';

export default function SettingsPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  return (
    <ConnectionShell id={params.id ?? ''} help={t.settingsHelp}>
      {({ connection, kind, resource }) => (
        <ConnectionForm
          key={connection.id}
          kind={kind}
          connection={connection}
          etag={resource.etag}
          saved={(data, etag) => resource.set({ data, etag, status: 200 })}
        />
      )}
    </ConnectionShell>
  );
}
