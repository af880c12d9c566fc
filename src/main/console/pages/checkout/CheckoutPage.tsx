import { useState } from 'preact/hooks';
import { type Answer, read } from '../../../checkout/answer';
import { api, type Body } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useResource } from '../../api/resource';
import { BASE } from '../../frame/location';
import { useMay } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Action } from '../../parts/Action';
import { Copy } from '../../parts/Copy';
import { Ask } from '../../parts/Dialog';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { SchemaForm } from '../../parts/SchemaForm';
import { useSending } from '../../parts/Sending';
import { alike, difference, placed, type Values } from '../../parts/schema';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { language, useWords } from '../../words/language';
import { ConnectionShell, type Shown } from '../connections/ConnectionShell';
import { schemaOf, settingsOf } from '../connections/kinds';
import { SwitchFacts } from '../connections/SwitchFacts';
import { Preview } from './Preview';
import { placeInForm, tableSchema, toForm, toTable } from './table';
import { words } from './words';

const FIELDS = [
  'checkoutOptions',
  'checkoutHosts',
  'checkoutScript',
  'checkoutPlace',
  'checkoutMethods',
  'checkoutMethodTitle',
  'checkoutMethodPrice',
  'checkoutMethodTax',
];

export default function CheckoutPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  return (
    <ConnectionShell id={params.id ?? ''} help={t.help}>
      {(shown) => (
        <>
          <Address {...shown} />
          <Switches key={shown.resource.etag} {...shown} />
          <OwnTable id={shown.connection.id} />
        </>
      )}
    </ConnectionShell>
  );
}

/** Where the shop's pages ask, what to paste, and what stands in the shop. */
function Address({ connection }: Shown) {
  const t = useWords(words);
  const path = { id: connection.id };
  const checkout = useResource('/connections/{id}/checkout', { path }, ['connections', 'runs']);
  const [asks, setAsks] = useState(false);
  const now = checkout.data;
  const install = async () => {
    await api.post('/connections/{id}/runs', { job: 'checkout-sync', dryRun: false, force: false }, { path });
    tell('good', t.installing);
  };
  return (
    <section class="card">
      <header class="head">
        <h2>{t.address}</h2>
        {now?.on && (
          <Action needs="connections:write" act={() => setAsks(true)}>
            {t.rotate}
          </Action>
        )}
        <Action needs="connections:write" act={install}>
          {t.install}
        </Action>
      </header>
      <ProblemNote problem={checkout.problem} retry={checkout.reload} />
      {now && !now.on && <Note kind="plain">{t.off}</Note>}
      {now?.optionsUrl && (
        <>
          <Facts
            facts={[
              [t.optionsUrl, <Copy key="options" text={now.optionsUrl} label={t.optionsUrl} />],
              [t.hosts, now.hosts.join(', ') || t.noHosts],
              [t.madeAt, now.madeAt && <Time at={now.madeAt} exact />],
              [t.snippet, <Copy key="snippet" text={snippet(now.optionsUrl)} label={t.snippet} />],
            ]}
          />
          <p class="hint">{t.snippetHint}</p>
        </>
      )}
      {now && (
        <>
          <h3>{t.state}</h3>
          {now.installations.length === 0 && <p class="soft">{t.noParts}</p>}
          {now.installations.map((one) => (
            <div key={one.part} data-part={one.part}>
              <p>
                {t.parts[one.part]}: <Badge tone={one.installed ? 'good' : 'warn'}>{one.installed ? t.installed : t.notInstalled}</Badge>{' '}
                <span class="soft">
                  {t.checkedAt} <Time at={one.checkedAt} />
                </span>
              </p>
              {one.fault && <Note kind="warn">{one.fault}</Note>}
            </div>
          ))}
          {now.optionsUrl && <Try url={now.optionsUrl} />}
        </>
      )}
      {asks && (
        <Ask
          title={t.rotateTitle}
          doIt={t.rotate}
          danger
          act={() => api.post('/connections/{id}/checkout/rotate', undefined, { path })}
          onClose={() => setAsks(false)}
          onDone={() => {
            setAsks(false);
            checkout.reload();
            tell('good', t.rotated);
          }}
        >
          <p>{t.rotateText}</p>
        </Ask>
      )}
    </section>
  );
}

function snippet(optionsUrl: string): string {
  return `<script src="${optionsUrl.replace(/options$/, 'delivery.js')}" async></script><tillbridge-delivery></tillbridge-delivery>`;
}

function Switches({ connection, kind, resource }: Shown) {
  const t = useWords(words);
  const writes = useMay('connections:write');
  const chosen = useStore(language);
  const stored = settingsOf(connection);
  const [values, setValues] = useState<Values>(stored);
  const [problem, setProblem] = useState<unknown>();
  const changes = difference(stored, values) ?? {};
  const dirty = Object.keys(changes).length > 0;
  const faults = placed(
    problem instanceof ApiProblem ? problem.faults : [],
    FIELDS.map((name) => `/settings/${name}`),
  );
  const save = async () => {
    setProblem(undefined);
    try {
      const body = { settings: changes } as Body<'/connections/{id}', 'patch'>;
      resource.set(
        await api.patch('/connections/{id}', body, { path: { id: connection.id }, query: { test: false }, match: resource.etag }),
      );
      tell('good', t.saved);
    } catch (failure) {
      setProblem(failure);
      if (failure instanceof ApiProblem && failure.status === 412) {
        resource.reload();
      }
    }
  };
  return (
    <section class="card">
      <h2>{t.settings}</h2>
      <SchemaForm
        key={chosen}
        schema={schemaOf(kind)}
        fields={FIELDS}
        values={values}
        stored={stored}
        onChange={setValues}
        at="/settings"
        faults={faults.at}
        disabled={!writes}
        facts={(names) => <SwitchFacts connection={connection.id} names={names} />}
      />
      <ProblemNote problem={problem} />
      <Saving dirty={dirty} save={save} discard={() => setValues(stored)} />
    </section>
  );
}

function Saving({ dirty, save, discard }: { dirty: boolean; save: () => unknown; discard: () => void }) {
  const t = useWords(words);
  return (
    <>
      {dirty && <Note kind="plain">{t.unsaved}</Note>}
      <p class="actions">
        <Action needs="connections:write" kind="main" disabled={!dirty} act={save}>
          {t.save}
        </Action>
        {dirty && (
          <button type="button" class="plain" onClick={discard}>
            {t.discard}
          </button>
        )}
      </p>
    </>
  );
}

/** The company's own pick-up places, windows and transit times: one document. */
function OwnTable({ id }: { id: string }) {
  const t = useWords(words);
  const writes = useMay('connections:write');
  const chosen = useStore(language);
  const table = useResource('/connections/{id}/delivery-options', { path: { id } });
  const [draft, setDraft] = useState<Values>();
  const [problem, setProblem] = useState<unknown>();
  const stored = table.data ? toForm(table.data as Values) : undefined;
  const dirty = draft !== undefined && stored !== undefined && !alike(draft, stored);
  const found = problem instanceof ApiProblem ? problem.faults : [];
  const faults = placed(
    found.map((fault) => ({ ...fault, pointer: placeInForm(fault.pointer ?? '') })),
    ['/daysAhead', '/transit', '/windows', '/pickupPlaces'],
  );
  const save = async () => {
    setProblem(undefined);
    try {
      const body = toTable(draft ?? {}) as Body<'/connections/{id}/delivery-options', 'put'>;
      table.set(await api.put('/connections/{id}/delivery-options', body, { path: { id }, match: table.etag }));
      setDraft(undefined);
      tell('good', t.saved);
    } catch (failure) {
      setProblem(failure);
      if (failure instanceof ApiProblem && failure.status === 412) {
        table.reload();
      }
    }
  };
  return (
    <section class="card">
      <h2>{t.table}</h2>
      <p class="hint">{t.tableHint}</p>
      <ProblemNote problem={table.problem} retry={table.reload} />
      {stored && (
        <SchemaForm
          key={`${chosen} ${table.etag}`}
          schema={tableSchema}
          fields={Object.keys(tableSchema.properties ?? {})}
          values={draft ?? stored}
          onChange={setDraft}
          at=""
          faults={faults.at}
          disabled={!writes}
        />
      )}
      <ProblemNote problem={problem} />
      <Saving dirty={dirty} save={save} discard={() => setDraft(undefined)} />
    </section>
  );
}

/** Asks as a page of the shop does, at the address on this hub. */
function Try({ url }: { url: string }) {
  const t = useWords(words);
  const [asked, setAsked] = useState({ country: 'NL', postcode: '', at: '' });
  const [answer, setAnswer] = useState<Answer>();
  const trying = useSending(async () => {
    setAnswer(undefined);
    const query = new URLSearchParams();
    if (asked.country) {
      query.set('country', asked.country);
    }
    if (asked.postcode) {
      query.set('postcode', asked.postcode);
    }
    if (asked.at) {
      query.set('at', new Date(asked.at).toISOString());
    }
    const here = new URL(url).pathname.match(/\/public\/checkout\/.*$/)?.[0] ?? '';
    const response = await fetch(`${BASE}${here}?${query}`, { cache: 'no-store' });
    const body = await response.json();
    if (!response.ok) {
      throw new Error(body.detail ?? body.title);
    }
    setAnswer(read(body));
  });
  return (
    <>
      <h3>{t.try}</h3>
      <p class="hint">{t.tryHint}</p>
      <form onSubmit={trying.submit}>
        <Field label={t.country}>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={2}
              value={asked.country}
              onInput={(event) => setAsked({ ...asked, country: event.currentTarget.value.toUpperCase() })}
            />
          )}
        </Field>
        <Field label={t.postcode}>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={12}
              value={asked.postcode}
              onInput={(event) => setAsked({ ...asked, postcode: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t.at} hint={t.atHint}>
          {(attributes) => (
            <input
              {...attributes}
              type="datetime-local"
              value={asked.at}
              onInput={(event) => setAsked({ ...asked, at: event.currentTarget.value })}
            />
          )}
        </Field>
        <p class="actions">
          <button type="submit" class="main" aria-disabled={trying.busy}>
            {t.show}
          </button>
        </p>
      </form>
      <ProblemNote problem={trying.problem} />
      {answer && <Preview answer={answer} />}
    </>
  );
}
