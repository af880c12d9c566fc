import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { Facts } from '../../parts/Facts';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { TONES } from './AuditPage';
import { differences, shown } from './differences';
import { useOperations } from './words';

export default function AuditEntryPage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const t = useOperations();
  const read = useResource('/audit/{id}', { path: { id } });
  const entry = read.data;
  const rows = differences(entry?.before, entry?.after);
  return (
    <Page
      title={entry ? `${entry.action} ${entry.subject ?? ''}` : t.audit}
      help={t.auditEntryHelp}
      above={[{ href: href('/audit'), name: t.audit }]}
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      {entry && (
        <>
          <Facts
            facts={[
              [t.time, <Time key="at" at={entry.at} exact />],
              [
                t.who,
                <a key="who" href={href('/audit', { who: entry.who })}>
                  {entry.name} ({entry.who})
                </a>,
              ],
              [t.fromAddress, entry.address],
              [
                t.state,
                <Badge key="state" tone={TONES[entry.state] ?? 'plain'}>
                  {t.auditStates[entry.state]} {entry.status}
                </Badge>,
              ],
              [t.why, entry.detail],
              [t.requestId, entry.requestId],
              [
                t.subject,
                entry.subject && (
                  <a key="subject" href={href('/audit', { subject: entry.subject })}>
                    {entry.subject}
                  </a>
                ),
              ],
            ]}
          />
          {rows.length > 0 && (
            <section aria-labelledby="changes">
              <h2 id="changes">{t.changes}</h2>
              <div class="table">
                <div class="scroll" tabIndex={0} role="region" aria-label={t.changes}>
                  <table>
                    <caption class="unseen">{t.changes}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t.field}</th>
                        <th scope="col">{t.before}</th>
                        <th scope="col">{t.after}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <tr key={row.path}>
                          <td data-title={t.field}>
                            <code>{row.path}</code>
                          </td>
                          <td data-title={t.before}>{shown(row.before)}</td>
                          <td data-title={t.after}>{shown(row.after)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </div>
            </section>
          )}
          {entry.asked && Object.keys(entry.asked).length > 0 && (
            <section aria-labelledby="asked">
              <h2 id="asked">{t.asked}</h2>
              <pre>{JSON.stringify(entry.asked, null, 2)}</pre>
            </section>
          )}
        </>
      )}
    </Page>
  );
}
