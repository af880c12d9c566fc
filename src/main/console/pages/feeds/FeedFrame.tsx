import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import type { Resource } from '../../api/resource';
import { href, navigate } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Tabs } from '../../parts/Tabs';
import { useFeedWords } from './words';

/** What the pages of one feed share: its name, what one can do, and its tabs. */
export function FeedFrame({ id, feed, children }: { id: string; feed: Resource<Schemas['Feed']>; children: ComponentChildren }) {
  const t = useFeedWords();
  const partners = useMay('access:read');
  const [asks, setAsks] = useState(false);
  const shown = feed.data;
  const found = shown?.stopped ?? shown?.published;
  const findings = found ? Object.values(found.findings).reduce((sum, count) => sum + count, 0) : undefined;
  const start = async (dryRun: boolean, force = false) => {
    const run = await api.post('/connections/{id}/runs', { job: 'feed-publish', dryRun, force }, { path: { id } });
    navigate(href(`/runs/${run.data.id}`));
  };
  return (
    <Page
      title={shown ? t.feed(shown.name) : t.title}
      help={t.feedHelp}
      above={[{ href: href('/feeds'), name: t.title }]}
      actions={
        <>
          <Action needs="connections:write" kind="main" act={() => start(false)}>
            {t.run}
          </Action>
          <Action needs="connections:write" act={() => start(true)}>
            {t.dryRun}
          </Action>
          {shown?.stopped && (
            <Action needs="connections:write" kind="danger" act={() => setAsks(true)}>
              {t.force}
            </Action>
          )}
          <a class="button" href={href(`/connections/${id}/settings`)}>
            {t.settings}
          </a>
        </>
      }
    >
      <Tabs
        label={t.title}
        tabs={[
          { path: `/feeds/${id}`, name: t.tabs.state },
          { path: `/feeds/${id}/findings`, name: t.tabs.findings, ...(findings === undefined ? {} : { count: findings }) },
          { path: `/feeds/${id}/changes`, name: t.tabs.changes },
          { path: `/feeds/${id}/preview`, name: t.tabs.preview },
          { path: `/feeds/${id}/pulls`, name: t.tabs.pulls },
          ...(partners ? [{ path: `/feeds/${id}/partners`, name: t.tabs.partners }] : []),
        ]}
      />
      <ProblemNote problem={feed.problem} retry={feed.reload} />
      {asks && (
        <Ask title={t.forceAsk} doIt={t.force} danger act={() => start(false, true)} onClose={() => setAsks(false)}>
          <p>{t.forceText}</p>
        </Ask>
      )}
      {children}
    </Page>
  );
}
