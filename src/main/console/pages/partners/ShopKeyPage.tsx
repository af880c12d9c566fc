import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { href } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table, type Tone } from '../../parts/Table';
import { usePartnerWords } from './words';

type Report = Schemas['KeyRightsReport'];
type Verdict = Report['rights'][number]['verdict'];

const TONES: Record<Verdict, Tone> = { right: 'good', missing: 'bad', 'more-than-needed': 'warn' };

/** What to tick for a partner that wants a key of the shop, and a test of that key. */
export default function ShopKeyPage() {
  const t = usePartnerWords();
  const [cluster, setCluster] = useState<'eu1' | 'us1'>('eu1');
  const [apiKey, setApiKey] = useState('');
  const [apiSecret, setApiSecret] = useState('');
  const [takesOrders, setTakesOrders] = useState(false);
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<unknown>();
  const run = async () => {
    setReport(undefined);
    setProblem(undefined);
    try {
      const body = { cluster, apiKey: apiKey.trim(), apiSecret: apiSecret.trim(), takesOrders };
      setReport((await api.post('/connection-trials/key-rights', body)).data);
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <Page title={t.shopKeyTitle} help={t.shopKeyHelp} above={[{ href: href('/feeds'), name: t.title }]}>
      <ol>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <section class="card">
        <h2>{t.test}</h2>
        <p class="hint">{t.testHelp}</p>
        <Field label={t.cluster}>
          {(given) => (
            <select {...given} value={cluster} onChange={(event) => setCluster(event.currentTarget.value === 'us1' ? 'us1' : 'eu1')}>
              <option value="eu1">{t.clusters.eu1}</option>
              <option value="us1">{t.clusters.us1}</option>
            </select>
          )}
        </Field>
        <Field label={t.apiKey}>
          {(given) => <input {...given} autocomplete="off" value={apiKey} onInput={(event) => setApiKey(event.currentTarget.value)} />}
        </Field>
        <Field label={t.apiSecret}>
          {(given) => (
            <input
              {...given}
              type="password"
              autocomplete="off"
              value={apiSecret}
              onInput={(event) => setApiSecret(event.currentTarget.value)}
            />
          )}
        </Field>
        <p class="field">
          <label>
            <input type="checkbox" checked={takesOrders} onChange={(event) => setTakesOrders(event.currentTarget.checked)} />{' '}
            {t.takesOrders}
          </label>
        </p>
        <p class="actions">
          <Action needs="connections:write" act={run}>
            {t.run}
          </Action>
        </p>
        <ProblemNote problem={problem} />
      </section>
      {report && <Rights report={report} />}
    </Page>
  );
}

function Rights({ report }: { report: Report }) {
  const t = usePartnerWords();
  if (!report.ok) {
    return (
      <Note kind="bad">
        <p>{report.problem}</p>
      </Note>
    );
  }
  return (
    <>
      {report.rights.every((right) => right.verdict === 'right') && (
        <Note kind="good">
          <p>{t.allRight}</p>
        </Note>
      )}
      <Table
        caption={t.result}
        columns={[
          { key: 'right', title: t.right, cell: (right) => <code>{right.right}</code> },
          { key: 'verdict', title: t.verdict, cell: (right) => <Badge tone={TONES[right.verdict]}>{t.verdicts[right.verdict]}</Badge> },
          { key: 'why', title: t.why, cell: (right) => right.why },
        ]}
        rows={report.rights}
        rowKey={(right) => right.right}
      />
    </>
  );
}
