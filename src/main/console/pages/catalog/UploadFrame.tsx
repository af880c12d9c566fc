import type { ComponentChildren } from 'preact';
import type { Schemas } from '../../api/client';
import type { Resource } from '../../api/resource';
import { href } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Tabs } from '../../parts/Tabs';
import { found } from './useUpload';
import { useCatalogWords } from './words';

/** What the pages of one upload share: its name, and its tabs. */
export function UploadFrame({ id, upload, children }: { id: string; upload: Resource<Schemas['Upload']>; children: ComponentChildren }) {
  const t = useCatalogWords();
  const shown = upload.data;
  const changes = shown?.changes;
  const changed = changes ? changes.added + changes.priceUp + changes.priceDown + changes.changed + changes.gone + changes.back : undefined;
  const count = (value: number | undefined) => (value === undefined ? {} : { count: value });
  return (
    <Page title={shown ? t.upload(shown.filename) : t.tabs.summary} help={t.uploadHelp} above={[{ href: href('/catalog'), name: t.title }]}>
      <Tabs
        label={t.title}
        tabs={[
          { path: `/catalog/${id}`, name: t.tabs.summary },
          { path: `/catalog/${id}/findings`, name: t.tabs.findings, ...count(shown?.summary ? found(shown) : undefined) },
          { path: `/catalog/${id}/changes`, name: t.tabs.changes, ...count(changed) },
        ]}
      />
      <ProblemNote problem={upload.problem} retry={upload.reload} />
      {children}
    </Page>
  );
}
