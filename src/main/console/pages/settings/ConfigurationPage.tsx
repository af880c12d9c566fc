import { useState } from 'preact/hooks';
import { type Schemas, send } from '../../api/client';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { useWords } from '../../words/language';
import { Changes } from './Changes';
import { SettingsTabs } from './Tabs';
import { words } from './words';

type Result = Schemas['ImportResult'];

/** Configuration as a file: out, and in after its difference was seen. */
export default function ConfigurationPage() {
  const t = useWords(words);
  const mayWrite = useMay('settings:write');
  const [text, setText] = useState('');
  const [result, setResult] = useState<Result>();
  const [problem, setProblem] = useState<unknown>();

  const download = async () => {
    setProblem(undefined);
    try {
      const answer = await send('get', '/configuration', { headers: { Accept: 'application/yaml, application/problem+json' } });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = 'tillbridge.yaml';
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (failure) {
      setProblem(failure);
    }
  };
  const take = async (dryRun: boolean) => {
    setProblem(undefined);
    try {
      const answer = await send('post', '/configuration', { query: { dryRun } }, text, 'application/yaml');
      setResult((await answer.json()) as Result);
    } catch (failure) {
      setResult(undefined);
      setProblem(failure);
    }
  };
  const change = (next: string) => {
    setText(next);
    setResult(undefined);
    setProblem(undefined);
  };
  return (
    <Page title={t.title} help={t.configurationHelp}>
      <SettingsTabs />
      <section class="card">
        <h2>{t.export}</h2>
        <p class="hint">{t.exportHint}</p>
        <Action needs="settings:read" act={download}>
          {t.download}
        </Action>
      </section>
      <section class="card">
        <h2>{t.import}</h2>
        {mayWrite && (
          <>
            <Field label={t.file}>
              {(attributes) => (
                <input
                  {...attributes}
                  type="file"
                  accept=".yaml,.yml,application/yaml,text/yaml"
                  onChange={async (event) => change((await event.currentTarget.files?.[0]?.text()) ?? '')}
                />
              )}
            </Field>
            <Field label={t.text}>
              {(attributes) => (
                <textarea
                  {...attributes}
                  class="code"
                  rows={12}
                  spellcheck={false}
                  value={text}
                  onInput={(event) => change(event.currentTarget.value)}
                />
              )}
            </Field>
          </>
        )}
        <ProblemNote problem={problem} />
        <p class="actions">
          <Action needs="settings:write" kind={result ? undefined : 'main'} disabled={text.trim() === ''} act={() => take(true)}>
            {t.check}
          </Action>
        </p>
        {result && <Difference result={result} apply={() => take(false)} />}
      </section>
    </Page>
  );
}

function Difference({ result, apply }: { result: Result; apply: () => Promise<void> }) {
  const t = useWords(words);
  const count = result.changes.length;
  return (
    <>
      {result.applied ? (
        <Note kind="good">
          <p>{t.applied}</p>
          {count > 0 && <p>{t.didChange(count)}</p>}
        </Note>
      ) : (
        <Note kind="plain">
          <p>{count === 0 ? t.noChange : t.wouldChange(count)}</p>
        </Note>
      )}
      {result.changes.map((change) => {
        const name = `${t.whats[change.what]}${change.name ? ` ${change.name}` : ''}`;
        return (
          <section key={name}>
            <h3>
              {name} <Badge tone={change.change === 'created' ? 'good' : 'busy'}>{t.changes[change.change]}</Badge>
            </h3>
            {change.members.length > 0 && <Changes caption={name} members={change.members} />}
          </section>
        );
      })}
      {result.needSecrets.length > 0 && (
        <Note kind="warn">
          <p>
            {t.needSecrets}: {result.needSecrets.join(', ')}.
          </p>
        </Note>
      )}
      {result.kept.length > 0 && (
        <p class="soft">
          {t.kept}: {result.kept.join(', ')}.
        </p>
      )}
      {!result.applied && count > 0 && (
        <p class="actions">
          <Action needs="connections:write" kind="main" act={apply}>
            {t.apply}
          </Action>
        </p>
      )}
    </>
  );
}
