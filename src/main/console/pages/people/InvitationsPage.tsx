import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { useQuery } from '../../frame/location';
import { session, useMay } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useWords } from '../../words/language';
import { Invite, SentNote } from './Invite';
import { mayChange } from './rank';
import { PeopleTabs } from './Tabs';
import { words } from './words';

type Invitation = Schemas['Invitation'];

export default function InvitationsPage() {
  const t = useWords(words);
  const [query] = useQuery();
  const me = useStore(session);
  const mayWrite = useMay('access:write');
  const invitations = useResource('/invitations', { query: { sort: query.get('sort'), after: query.get('after') } }, ['invitations']);
  const [sent, setSent] = useState<Schemas['SentInvitation']>();
  const [problem, setProblem] = useState<unknown>();
  const [revoked, setRevoked] = useState<Invitation>();
  const resend = async (invitation: Invitation) => {
    setSent(undefined);
    setProblem(undefined);
    try {
      setSent((await api.post('/invitations/{id}/resend', undefined, { path: { id: invitation.id } })).data);
    } catch (failure) {
      setProblem(failure);
    }
    invitations.reload();
  };
  const columns: Column<Invitation>[] = [
    { key: 'email', title: t.email, cell: (one) => one.email },
    { key: 'role', title: t.role, cell: (one) => t.roles[one.role] },
    { key: 'by', title: t.invitedBy, cell: (one) => one.invitedBy },
    { key: 'sent', title: t.sentAt, cell: (one) => <Time at={one.sentAt} /> },
    {
      key: 'state',
      title: t.state,
      cell: (one) => <Badge tone={one.expired ? 'warn' : 'good'}>{one.expired ? t.expired : t.open}</Badge>,
    },
    { key: 'expires', title: t.expires, cell: (one) => <Time at={one.expiresAt} /> },
    { key: 'mailed', title: t.mailed, cell: (one) => (one.mailed ? t.mails[one.mailed] : '') },
  ];
  if (mayWrite) {
    columns.push({
      key: 'acts',
      title: t.change,
      cell: (one) =>
        mayChange(me?.role, one.role) ? (
          <span class="actions">
            <Action act={() => resend(one)} label={t.resendOf(one.email)}>
              {t.resend}
            </Action>
            <button type="button" class="danger" aria-label={t.revokeOf(one.email)} onClick={() => setRevoked(one)}>
              {t.revoke}
            </button>
          </span>
        ) : (
          <span class="soft">{t.mayMore}</span>
        ),
    });
  }
  return (
    <Page title={t.people} help={t.peopleHelp} actions={<Invite done={invitations.reload} />}>
      <PeopleTabs />
      <ProblemNote problem={invitations.problem ?? problem} retry={invitations.reload} />
      {sent && <SentNote sent={sent} />}
      <Table
        caption={t.invitations}
        columns={columns}
        rows={invitations.data?.items}
        problem={invitations.problem}
        next={invitations.data?.next}
        rowKey={(one) => one.id}
        loading={invitations.loading}
        empty={<p>{t.noInvitations}</p>}
      />
      {revoked && (
        <Ask
          title={t.revokeOf(revoked.email)}
          doIt={t.revoke}
          danger
          act={() => api.delete('/invitations/{id}', { path: { id: revoked.id } })}
          onClose={() => setRevoked(undefined)}
          onDone={() => {
            tell('good', t.revoked);
            invitations.reload();
          }}
        >
          <p>{t.revokeAsk(revoked.email)}</p>
        </Ask>
      )}
    </Page>
  );
}
