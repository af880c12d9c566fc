import { useEffect, useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import type { Resource } from '../../api/resource';
import { Action } from '../../parts/Action';
import { Copy } from '../../parts/Copy';
import { Ask } from '../../parts/Dialog';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Badge, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useWords } from '../../words/language';
import { type Connection, settingsOf } from './kinds';
import { words } from './words';

type Authorization = Schemas['Authorization'];
const TONES: Record<Authorization['state'], Tone> = { none: 'plain', 'signed-in': 'good', 'sign-in-again': 'warn' };
/** Another page finishes the sign-in: this one looks now and then. */
const LOOK = 3_000;

/** The sign-in with Lightspeed: the address to register, the way there and back, the tokens, and the way out. */
export function SignIn({ connection, resource }: { connection: Connection; resource: Resource<Connection> }) {
  const t = useWords(words);
  const path = { id: connection.id };
  const state = connection.authorization;
  const [begun, setBegun] = useState<Schemas['AuthorizationStart']>();
  const [landed, setLanded] = useState('');
  const [result, setResult] = useState<Schemas['AuthorizationResult']>();
  const [problem, setProblem] = useState<unknown>();
  const [asks, setAsks] = useState(false);
  const [kept, setKept] = useState(false);
  const ready = typeof settingsOf(connection).clientId === 'string' && connection.secrets.clientSecret?.set === true;

  useEffect(() => {
    if (!begun) {
      return undefined;
    }
    const timer = setInterval(resource.reload, LOOK);
    return () => clearInterval(timer);
  }, [begun]);
  const signedInOn = state?.signedInOn;
  useEffect(() => setBegun(undefined), [signedInOn]);

  const begin = async () => {
    setProblem(undefined);
    setResult(undefined);
    try {
      setBegun((await api.post('/connections/{id}/authorization', undefined, { path })).data);
    } catch (failure) {
      setProblem(failure);
    }
  };
  const finish = async () => {
    setProblem(undefined);
    try {
      const answer = await api.post('/connections/{id}/authorization/complete', { address: landed }, { path });
      setResult(answer.data);
      if (answer.data.ok) {
        setBegun(undefined);
        setLanded('');
      }
      resource.reload();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <section class="card">
      <header class="head">
        <h2>{t.signIn}</h2>
        <div class="actions">
          <Action needs="connections:write" kind="main" disabled={!ready} act={begin}>
            {t.signInStart}
          </Action>
          {state && state.state !== 'none' && (
            <Action needs="connections:write" act={() => setAsks(true)}>
              {t.signOut}
            </Action>
          )}
        </div>
      </header>
      {state && (
        <p>
          <Badge tone={TONES[state.state]}>{t.signInStates[state.state]}</Badge> {state.detail}
        </p>
      )}
      {!ready && <Note kind="warn">{t.signInMissing}</Note>}
      {kept && <Note kind="warn">{t.notRevoked}</Note>}
      <Facts
        facts={[
          [t.redirect, state?.redirectUri && <Copy text={state.redirectUri} label={t.redirect} />],
          [t.account, state?.accountId],
          [t.signedInOn, state?.signedInOn && <Time at={state.signedInOn} exact />],
          [t.receivedOn, state?.receivedOn && <Time at={state.receivedOn} exact />],
          [t.expiresAt, state?.expiresAt && <Time at={state.expiresAt} exact />],
          [t.scopes, state?.scopes && state.scopes.length > 0 && state.scopes.join(' ')],
        ]}
      />
      <p class="hint">{state?.redirectUri ? t.redirectHint : t.redirectNone}</p>
      <ProblemNote problem={problem} />
      {begun && (
        <Note kind="plain">
          <p>
            <a class="button main" href={begun.url} target="_blank" rel="noopener noreferrer">
              {t.signInOpen}
            </a>
          </p>
          <p>{t.signInSteps}</p>
          <Field label={t.signInPaste} hint={t.signInPasteHint}>
            {(attributes) => (
              <input
                {...attributes}
                value={landed}
                maxLength={8000}
                autocomplete="off"
                onInput={(event) => setLanded(event.currentTarget.value)}
              />
            )}
          </Field>
          <Action needs="connections:write" disabled={landed.trim() === ''} act={finish}>
            {t.signInEnd}
          </Action>
        </Note>
      )}
      {result && (
        <Note kind={result.ok ? 'good' : 'bad'}>
          <strong>{result.title}</strong> {result.detail}
        </Note>
      )}
      {asks && (
        <Ask
          title={t.signOutTitle}
          doIt={t.signOut}
          danger
          act={async () => {
            const answer = await api.delete('/connections/{id}/authorization', { path });
            setKept(!answer.data.revoked);
          }}
          onClose={() => setAsks(false)}
          onDone={resource.reload}
        >
          <p>{t.signOutText}</p>
        </Ask>
      )}
    </section>
  );
}
