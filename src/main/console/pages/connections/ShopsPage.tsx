import { useState } from 'preact/hooks';
import { api, type Body, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useResource } from '../../api/resource';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Note, ProblemNote } from '../../parts/Note';
import { SchemaForm } from '../../parts/SchemaForm';
import { alike, placed, type Schema, type Values } from '../../parts/schema';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { ConnectionShell, type Shown } from './ConnectionShell';
import { useChoices } from './choices';
import { schemaOf, settingsOf } from './kinds';
import { SignIn } from './SignIn';
import { words } from './words';

type Shop = Schemas['TillShop'];

export default function ShopsPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  return (
    <ConnectionShell id={params.id ?? ''} help={t.shopsHelp}>
      {(shown) => (
        <>
          <SignIn connection={shown.connection} resource={shown.resource} />
          <Shops {...shown} />
        </>
      )}
    </ConnectionShell>
  );
}

/** The shops of the account, each with the warehouses, the register and the employee of its entry in the settings. */
function Shops({ connection, kind, resource }: Shown) {
  const t = useWords(words);
  const c = useCommon();
  const writes = useMay('connections:write');
  const choices = useChoices(connection);
  const shops = useResource('/connections/{id}/shops', { path: { id: connection.id }, query: { limit: 500 } }, ['connections']);
  const settings = settingsOf(connection);
  const entries = (settings.shops as Values[] | undefined) ?? [];
  const [draft, setDraft] = useState<{ mapped: boolean; shops: Values[] }>();
  const [problem, setProblem] = useState<unknown>();
  const shown = draft ?? { mapped: settings.shopMapping === true, shops: entries };
  const dirty = draft !== undefined && !(alike(draft.shops, entries) && draft.mapped === (settings.shopMapping === true));
  const item = schemaOf(kind).properties?.shops?.items as Schema;
  const faults = placed(problem instanceof ApiProblem ? problem.faults : [], ['/settings/shops']);

  const entryOf = (shop: Shop) => shown.shops.find((one) => one.shopId === shop.shopId) ?? { shopId: shop.shopId };
  const change = (shop: Shop, values: Values) => {
    const rest = shown.shops.some((one) => one.shopId === shop.shopId)
      ? shown.shops.map((one) => (one.shopId === shop.shopId ? values : one))
      : [...shown.shops, values];
    setDraft({ mapped: true, shops: rest });
  };
  const save = async () => {
    setProblem(undefined);
    try {
      const body = { settings: { shopMapping: shown.mapped, shops: shown.shops } } as Body<'/connections/{id}', 'patch'>;
      resource.set(await api.patch('/connections/{id}', body, { path: { id: connection.id }, match: resource.etag }));
      setDraft(undefined);
      shops.reload();
      tell('good', t.saved);
    } catch (failure) {
      setProblem(failure);
      if (failure instanceof ApiProblem && failure.status === 412) {
        resource.reload();
      }
    }
  };
  const read = async () => {
    setProblem(undefined);
    try {
      const counts = (await api.post('/connections/{id}/shops/refresh', undefined, { path: { id: connection.id } })).data;
      tell('good', t.shopsCounted(counts.shops, counts.registers, counts.employees));
      shops.reload();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <section class="card">
      <header class="head">
        <h2>{t.shops}</h2>
        <Action needs="connections:write" act={read}>
          {t.shopsRead}
        </Action>
      </header>
      {shops.data?.readAt && (
        <p class="hint">
          {t.shopsReadAt} <Time at={shops.data.readAt} exact />
        </p>
      )}
      <ProblemNote problem={shops.problem} retry={shops.reload} />
      {shops.data?.warnings.map((warning) => (
        <Note kind="warn" key={warning}>
          {warning}
        </Note>
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={shown.mapped}
          disabled={!writes}
          onChange={(event) => setDraft({ ...shown, mapped: event.currentTarget.checked })}
        />{' '}
        {t.mapEach}
      </label>
      <p class="hint">{t.mapEachHint}</p>
      {shops.data?.items.length === 0 && <p>{t.shopsEmpty}</p>}
      <div class="cards">
        {shops.data?.items.map((shop) => {
          const place = shown.shops.findIndex((one) => one.shopId === shop.shopId);
          const mine = {
            ...choices,
            'till-registers': shop.registers.map((one) => ({ value: one.registerId, label: one.name ?? one.registerId })),
          };
          return (
            <article class="card" key={shop.shopId} data-shop={shop.shopId}>
              <h3>
                {shop.name ?? t.shop} <span class="soft">{shop.shopId}</span>
              </h3>
              <p>
                {shop.archived && <Badge tone="warn">{t.archived}</Badge>}{' '}
                <Badge tone={shop.sends ? 'good' : 'plain'}>{`${t.sends}: ${shop.sends ? c.yes : c.no}`}</Badge>{' '}
                <Badge tone={shop.takes ? 'good' : 'plain'}>{`${t.takes}: ${shop.takes ? c.yes : c.no}`}</Badge>
                {shop.timeZone && <span class="soft"> {shop.timeZone}</span>}
              </p>
              {shop.notes.length > 0 && (
                <ul>
                  {shop.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              )}
              <SchemaForm
                schema={item}
                fields={['warehouses', 'registerId', 'employeeId']}
                values={entryOf(shop)}
                onChange={(values) => change(shop, values)}
                at={`/settings/shops/${place}`}
                faults={faults.at}
                choices={mine}
                disabled={!writes || !shown.mapped}
              />
            </article>
          );
        })}
      </div>
      <ProblemNote problem={problem} />
      {dirty && <Note kind="plain">{t.unsaved}</Note>}
      <p class="actions">
        <Action needs="connections:write" kind="main" disabled={!dirty} act={save}>
          {t.saveMapping}
        </Action>
        {dirty && (
          <button type="button" class="plain" onClick={() => setDraft(undefined)}>
            {t.discard}
          </button>
        )}
      </p>
    </section>
  );
}
