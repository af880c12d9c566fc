import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api, type Body } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useMay } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { SchemaForm } from '../../parts/SchemaForm';
import { difference, localized, placed, type Values } from '../../parts/schema';
import { tell } from '../../parts/Toasts';
import { language, useWords } from '../../words/language';
import { Conflict } from './Conflict';
import { useChoices } from './choices';
import { type Connection, type Kind, schemaOf, settingsOf } from './kinds';
import { SecretFields, type Secrets } from './SecretFields';
import { SwitchFacts } from './SwitchFacts';
import { type Report, TestResult } from './TestResult';
import { words } from './words';

interface Props {
  kind: Kind;
  /** What is changed; absent: a new one is made. */
  connection?: Connection;
  etag?: string | undefined;
  saved: (connection: Connection, etag: string | undefined) => void;
  children?: ComponentChildren;
}

/** All settings of a connection, made from its kind; a new kind needs no page of its own. */
export function ConnectionForm({ kind, connection, etag, saved, children }: Props) {
  const t = useWords(words);
  const chosen = useStore(language);
  const writes = useMay('connections:write');
  const secretsAllowed = useMay('connections:write') && useMay('access:read');
  const choices = useChoices(connection ?? { id: '', kind: '' });
  const schema = schemaOf(kind);
  const [base, setBase] = useState({ name: connection?.name ?? '', settings: connection ? settingsOf(connection) : {}, etag });
  const [name, setName] = useState(base.name);
  const [values, setValues] = useState<Values>(base.settings);
  const [secrets, setSecrets] = useState<Secrets>({});
  const [problem, setProblem] = useState<unknown>();
  const [theirs, setTheirs] = useState<{ connection: Connection; etag: string | undefined }>();
  const [report, setReport] = useState<Report>();

  const patch = {
    ...(name === base.name ? {} : { name }),
    ...wrap('settings', difference(base.settings, values)),
    ...(Object.keys(secrets).length > 0 ? { secrets } : {}),
  };
  const dirty = Object.keys(patch).length > 0;

  // Somebody who leaves with changes in the form is asked first.
  useEffect(() => {
    if (!dirty) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link && !link.target && !window.confirm(t.leave)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    window.addEventListener('beforeunload', ask);
    document.addEventListener('click', follow, true);
    return () => {
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('click', follow, true);
    };
  }, [dirty]);

  const fields = kind.groups.flatMap((group) => group.fields);
  const shownPointers = ['/name', ...fields.map((field) => `/settings/${field}`), ...kind.secrets.map((one) => `/secrets/${one.name}`)];
  const faults = placed(problem instanceof ApiProblem ? problem.faults : [], shownPointers);

  const save = async (test: boolean) => {
    setProblem(undefined);
    setTheirs(undefined);
    try {
      const answer = connection
        ? await api.patch('/connections/{id}', patch as Body<'/connections/{id}', 'patch'>, {
            path: { id: connection.id },
            match: base.etag,
            query: { test },
          })
        : await api.post(
            '/connections',
            { kind: kind.kind, name, settings: values, ...(Object.keys(secrets).length > 0 ? { secrets } : {}) } as Body<
              '/connections',
              'post'
            >,
            { query: { test } },
          );
      setBase({ name: answer.data.name, settings: settingsOf(answer.data), etag: answer.etag });
      setName(answer.data.name);
      setValues(settingsOf(answer.data));
      setSecrets({});
      tell('good', t.saved);
      saved(answer.data, answer.etag);
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 412 && connection) {
        const now = await api.get('/connections/{id}', { path: { id: connection.id } });
        setTheirs({ connection: now.data, etag: now.etag });
      } else {
        setProblem(failure);
      }
    }
  };

  const test = async () => {
    setProblem(undefined);
    setReport(undefined);
    try {
      const body = connection
        ? { connectionId: connection.id, settings: difference(base.settings, values) ?? {} }
        : { kind: kind.kind, settings: values };
      const answer = await api.post('/connection-trials', {
        ...body,
        ...(Object.keys(secrets).length > 0 ? { secrets } : {}),
      } as Body<'/connection-trials', 'post'>);
      setReport(answer.data);
    } catch (failure) {
      setProblem(failure);
    }
  };

  const take = (merged: Values) => {
    if (theirs) {
      setBase({ name: theirs.connection.name, settings: settingsOf(theirs.connection), etag: theirs.etag });
      if (name === base.name) {
        setName(theirs.connection.name);
      }
      setValues(merged);
      setTheirs(undefined);
    }
  };

  const discard = () => {
    setName(base.name);
    setValues(base.settings);
    setSecrets({});
    setProblem(undefined);
    setReport(undefined);
  };

  const testFailed = problem instanceof ApiProblem && problem.faults.some((fault) => fault.code?.startsWith('test-'));
  return (
    <form
      class="connection-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {children}
      <section class="card">
        <h2>{t.basics}</h2>
        <Field label={t.name} hint={t.nameHint} required fault={faults.at['/name']}>
          {(attributes) => (
            <input
              {...attributes}
              value={name}
              maxLength={255}
              disabled={!writes}
              autocomplete="off"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
      </section>
      {kind.groups.map((group) => (
        <section class="card" key={group.name}>
          <h2>{localized(group.title, chosen)}</h2>
          <SchemaForm
            schema={schema}
            fields={group.fields}
            values={values}
            stored={base.settings}
            onChange={setValues}
            at="/settings"
            faults={faults.at}
            choices={choices}
            disabled={!writes}
            facts={(names) => <SwitchFacts connection={connection?.id} names={names} />}
          />
        </section>
      ))}
      {kind.secrets.length > 0 && (
        <section class="card">
          <h2>{t.secrets}</h2>
          <SecretFields
            kind={kind}
            stored={connection?.secrets ?? {}}
            secrets={secrets}
            onChange={setSecrets}
            faults={faults.at}
            allowed={secretsAllowed}
          />
        </section>
      )}
      {report && <TestResult report={report} kept={values} confirm={(setting, value) => setValues({ ...values, [setting]: value })} />}
      {theirs && <Conflict schema={schema} base={base.settings} mine={values} theirs={settingsOf(theirs.connection)} take={take} />}
      <ProblemNote problem={problem} />
      <section class="save" aria-label={t.save}>
        {connection && dirty && <Note kind="plain">{t.unsaved}</Note>}
        {dirty && <p class="hint">{t.testUnsaved}</p>}
        <p class="actions">
          <Action needs="connections:write" kind="main" disabled={!dirty || theirs !== undefined} act={() => save(true)}>
            {connection ? t.save : t.saveNew}
          </Action>
          <Action needs="connections:write" act={test}>
            {t.testForm}
          </Action>
          {testFailed && (
            <Action needs="connections:write" act={() => save(false)}>
              {t.saveUntested}
            </Action>
          )}
          {dirty && (
            <button type="button" class="plain" onClick={discard}>
              {t.discard}
            </button>
          )}
        </p>
      </section>
    </form>
  );
}

function wrap(name: string, value: Values | undefined): Record<string, Values> {
  return value ? { [name]: value } : {};
}
