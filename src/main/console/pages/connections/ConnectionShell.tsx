import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { type Resource, useResource } from '../../api/resource';
import { href, navigate } from '../../frame/location';
import { useMay } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { localized } from '../../parts/schema';
import { Tabs } from '../../parts/Tabs';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { language, useWords } from '../../words/language';
import { type Connection, type Kind, useKinds } from './kinds';
import { StateBadge } from './State';
import { words } from './words';

export interface Shown {
  connection: Connection;
  kind: Kind;
  resource: Resource<Connection>;
}

interface Props {
  id: string;
  help: string;
  children: (shown: Shown) => ComponentChildren;
}

const CATALOG = /-catalog$/;

/** What every page of one connection has: name, state, tabs, and what can be done to it. */
export function ConnectionShell({ id, help, children }: Props) {
  const t = useWords(words);
  const c = useCommon();
  const chosen = useStore(language);
  const products = useMay('products:read');
  const uploads = useMay('catalog:read');
  const resource = useResource('/connections/{id}', { path: { id } }, ['connections']);
  const kinds = useKinds();
  const [asks, setAsks] = useState(false);
  const connection = resource.data;
  const kind = kinds.data?.items.find((one) => one.kind === connection?.kind);
  const above = [{ href: href('/connections'), name: t.title }];
  if (!connection || !kind) {
    return (
      <Page title={t.title} above={above}>
        <ProblemNote problem={resource.problem ?? kinds.problem} retry={resource.reload} />
        {!resource.problem && <p role="status">{c.loading}</p>}
      </Page>
    );
  }
  const path = `/connections/${connection.id}`;
  const tabs = [
    { path, name: t.tabs.overview },
    { path: `${path}/settings`, name: t.tabs.settings },
    ...(CATALOG.test(kind.kind) && uploads ? [{ path: `${path}/files`, name: t.tabs.files }] : []),
    ...(kind.signIn ? [{ path: `${path}/shops`, name: t.tabs.shops }] : []),
    ...(kind.signIn && products ? [{ path: `${path}/products`, name: t.tabs.products }] : []),
    ...(kind.kind === 'cseries' ? [{ path: `${path}/checkout`, name: t.tabs.checkout }] : []),
    { path: `${path}/versions`, name: t.tabs.versions },
  ];
  const turn = async () => {
    const answer = await api.patch('/connections/{id}', { enabled: !connection.enabled }, { path: { id }, match: resource.etag });
    resource.set(answer);
  };
  return (
    <Page
      title={connection.name}
      help={help}
      above={above}
      actions={
        <>
          <Action needs="connections:write" act={turn}>
            {connection.enabled ? t.disable : t.enable}
          </Action>
          <Action needs="connections:write" kind="danger" act={() => setAsks(true)}>
            {t.remove}
          </Action>
        </>
      }
    >
      <p>
        <StateBadge connection={connection} /> <span class="soft">{localized(kind.title, chosen)}</span>
      </p>
      <Tabs label={t.tabs.label} tabs={tabs} />
      <ProblemNote problem={resource.problem} retry={resource.reload} />
      {children({ connection, kind, resource })}
      {asks && (
        <Ask
          title={t.removeTitle(connection.name)}
          doIt={t.remove}
          danger
          act={() => api.delete('/connections/{id}', { path: { id }, match: resource.etag })}
          onClose={() => setAsks(false)}
          onDone={() => {
            tell('good', t.removed);
            navigate(href('/connections'));
          }}
        >
          <p>{t.removeText}</p>
        </Ask>
      )}
    </Page>
  );
}
