import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { Changes } from './Changes';
import { SettingsTabs } from './Tabs';
import { words } from './words';

type Version = Schemas['Version'];

export default function VersionsPage() {
  const t = useWords(words);
  const common = useCommon();
  const [query] = useQuery();
  const settings = useResource('/settings');
  const versions = useResource('/settings/versions', { query: { limit: 20, after: query.get('after') } });
  const [back, setBack] = useState<Version>();
  const first = !query.has('after');
  return (
    <Page title={t.title} help={t.versionsHelp}>
      <SettingsTabs />
      <ProblemNote problem={versions.problem} retry={versions.reload} />
      {versions.loading && !versions.data && <p role="status">{common.loading}</p>}
      {versions.data?.items.map((version, at) => (
        <section class="card" key={version.version}>
          <header class="head">
            <h2>
              {t.version(version.version)} {first && at === 0 && <Badge tone="good">{t.current}</Badge>}
            </h2>
            {!(first && at === 0) && (
              <Action needs="settings:write" label={t.bringBackOf(version.version)} act={() => setBack(version)}>
                {t.bringBack}
              </Action>
            )}
          </header>
          <p class="soft">
            <Time at={version.at} exact /> {t.by(version.who.name)}
          </p>
          {version.changes.length > 0 ? <Changes caption={t.version(version.version)} members={version.changes} /> : <p>{t.first}</p>}
        </section>
      ))}
      <p class="pager">
        {!first && <a href={href('/settings/versions')}>{common.start}</a>}
        {versions.data?.next && <a href={href('/settings/versions', { after: versions.data.next })}>{common.more}</a>}
      </p>
      {back && (
        <Ask
          title={t.bringBackOf(back.version)}
          doIt={t.bringBack}
          act={() => api.post('/settings/versions/{version}/restore', undefined, { path: { version: back.version }, match: settings.etag })}
          onClose={() => setBack(undefined)}
          onDone={() => {
            tell('good', t.broughtBack);
            settings.reload();
            versions.reload();
          }}
        >
          <p>{t.bringBackAsk}</p>
        </Ask>
      )}
    </Page>
  );
}
