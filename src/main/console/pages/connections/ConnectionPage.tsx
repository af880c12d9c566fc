import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { useResource } from '../../api/resource';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Note, ProblemNote } from '../../parts/Note';
import { Time } from '../../parts/Time';
import { useWords } from '../../words/language';
import { BudgetGauges } from './Budget';
import { ConnectionShell, type Shown } from './ConnectionShell';
import { JobList } from './JobList';
import { settingsOf } from './kinds';
import { Fingerprint, type Report, TestResult } from './TestResult';
import { words } from './words';

export default function ConnectionPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  return (
    <ConnectionShell id={params.id ?? ''} help={t.jobsHelp}>
      {(shown) => (
        <>
          <Health {...shown} />
          <JobList connection={shown.connection} kind={shown.kind} />
        </>
      )}
    </ConnectionShell>
  );
}

function Health({ connection, resource }: Shown) {
  const t = useWords(words);
  const health = useResource('/connections/{id}/health', { path: { id: connection.id } }, ['connections', 'runs']);
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<unknown>();
  const test = async () => {
    setProblem(undefined);
    setReport(undefined);
    try {
      const answer = await api.post('/connections/{id}/test', undefined, { path: { id: connection.id } });
      setReport(answer.data);
      resource.reload();
      health.reload();
    } catch (failure) {
      setProblem(failure);
    }
  };
  const settings = settingsOf(connection);
  const now = health.data;
  return (
    <section class="card">
      <header class="head">
        <h2>{t.health}</h2>
        <Action needs="connections:write" act={test}>
          {t.test}
        </Action>
      </header>
      <ProblemNote problem={health.problem} retry={health.reload} />
      {now?.detail && <Note kind={now.state === 'failing' ? 'bad' : 'plain'}>{now.detail}</Note>}
      {now?.webhooks && !now.webhooks.ok && <Note kind="warn">{now.webhooks.detail}</Note>}
      <Facts
        facts={[
          [t.lastSuccess, <Time key="success" at={now?.lastSuccess} />],
          [t.failingSince, now?.failingSince && <Time at={now.failingSince} exact />],
          [
            t.oldestWaiting,
            now?.oldestWaiting && (
              <>
                {t.jobNames[now.oldestWaiting.job] ?? now.oldestWaiting.job}, <Time at={now.oldestWaiting.queuedAt} />
              </>
            ),
          ],
          [t.tokenAge, now?.authorization?.receivedOn && <Time at={now.authorization.receivedOn} />],
        ]}
      />
      {(typeof settings.hostKey === 'string' || typeof settings.certificateFingerprint === 'string') && (
        <details>
          <summary>{t.pinned}</summary>
          {typeof settings.hostKey === 'string' && <Fingerprint hostKey={settings.hostKey} />}
          {typeof settings.certificateFingerprint === 'string' && <code>{settings.certificateFingerprint}</code>}
        </details>
      )}
      <ProblemNote problem={problem} />
      {report && <TestResult report={report} kept={settings} />}
      {now?.budget && (
        <>
          <h3>{t.budget}</h3>
          <BudgetGauges budget={now.budget} />
        </>
      )}
    </section>
  );
}
