import { useLayoutEffect, useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, useQuery } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Ask, Dialog } from '../../parts/Dialog';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge, Table, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useCommon } from '../../words';
import { useConnections } from './connections';
import { useOperations } from './words';

type Failure = Schemas['Failure'];
type Outcomes = Schemas['FailureOutcomes'];

export const KINDS = ['passing', 'bad-data', 'refused', 'internal'] as const;
const STATES = ['kept', 'replayed', 'discarded', 'overcome'] as const;
const TONES: Record<Schemas['FailureState'], Tone> = { kept: 'bad', replayed: 'busy', discarded: 'plain', overcome: 'good' };

export function FailureBadge({ failure }: { failure: Failure }) {
  const t = useOperations();
  return (
    <Badge tone={TONES[failure.state]} filter={{ path: '/failures', query: { state: failure.state } }}>
      {t.failureStates[failure.state]}
    </Badge>
  );
}

export default function FailuresPage() {
  const t = useOperations();
  const common = useCommon();
  const [query] = useQuery();
  const connections = useConnections();
  const mayChange = useMay('connections:write');
  const failures = useResource(
    '/failures',
    {
      query: {
        connection: query.get('connection'),
        kind: query.get('kind'),
        state: query.get('state'),
        sort: query.get('sort'),
        after: query.get('after'),
      },
    },
    ['failures'],
  );
  const [ids, setIds] = useState(new Set<string>());
  const [asked, setAsked] = useState<'replay' | 'discard'>();
  const [outcomes, setOutcomes] = useState<Outcomes>();
  useLayoutEffect(() => setIds(new Set()), [query.toString()]);
  const items = failures.data?.items;
  const chosen = (items ?? []).filter((failure) => ids.has(failure.id)).map((failure) => failure.id);

  const act = async () => {
    const answer = await (asked === 'replay'
      ? api.post('/failures/replay', { ids: chosen })
      : api.post('/failures/discard', { ids: chosen }));
    setOutcomes(answer.data);
    setIds(new Set());
    failures.reload();
  };
  return (
    <Page title={t.failures} help={t.failuresHelp}>
      <Filters
        filters={[
          { name: 'connection', label: t.connection, kind: 'choice', choices: connections.choices },
          { name: 'kind', label: t.kind, kind: 'choice', choices: KINDS.map((kind) => ({ value: kind, label: t.failureKinds[kind] })) },
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            choices: STATES.map((state) => ({ value: state, label: t.failureStates[state] })),
          },
        ]}
      />
      <ProblemNote problem={failures.problem} retry={failures.reload} />
      <div class="bulk">
        <span>{common.chosen(chosen.length)}</span>
        <Action needs="connections:write" disabled={chosen.length === 0} act={() => setAsked('replay')}>
          {t.replay}
        </Action>
        <Action needs="connections:write" kind="danger" disabled={chosen.length === 0} act={() => setAsked('discard')}>
          {t.discard}
        </Action>
      </div>
      <Table
        caption={t.failures}
        rows={items}
        problem={failures.problem}
        next={failures.data?.next}
        rowKey={(failure) => failure.id}
        empty={<p>{t.noFailures}</p>}
        {...(mayChange
          ? { chosen: { ids, set: setIds, id: (failure: Failure) => failure.id, name: (failure: Failure) => `${t.failure} ${failure.id}` } }
          : {})}
        columns={[
          { key: 'failure', title: t.failure, sort: 'id', cell: (failure) => <a href={href(`/failures/${failure.id}`)}>{failure.id}</a> },
          { key: 'message', title: t.message, cell: (failure) => <span lang="en">{failure.message}</span> },
          {
            key: 'kind',
            title: t.kind,
            cell: (failure) => (
              <Badge tone="plain" filter={{ path: '/failures', query: { kind: failure.kind } }}>
                {t.failureKinds[failure.kind]}
              </Badge>
            ),
          },
          { key: 'state', title: t.state, cell: (failure) => <FailureBadge failure={failure} /> },
          { key: 'connection', title: t.connection, cell: (failure) => connections.name(failure.connectionId) ?? t.hub },
          { key: 'attempts', title: t.attempts, number: true, cell: (failure) => failure.attempts },
          { key: 'last', title: t.lastTime, sort: 'updatedAt', cell: (failure) => <Time at={failure.lastAt} /> },
        ]}
      />
      {asked && (
        <Ask
          title={asked === 'replay' ? t.replayMany(chosen.length) : t.discardMany(chosen.length)}
          doIt={asked === 'replay' ? t.replay : t.discard}
          danger={asked === 'discard'}
          act={act}
          onClose={() => setAsked(undefined)}
        >
          <p>{asked === 'replay' ? t.replaySays : t.discardSays}</p>
        </Ask>
      )}
      {outcomes && <OutcomesDialog outcomes={outcomes} onClose={() => setOutcomes(undefined)} />}
    </Page>
  );
}

function OutcomesDialog({ outcomes, onClose }: { outcomes: Outcomes; onClose: () => void }) {
  const t = useOperations();
  const common = useCommon();
  return (
    <Dialog title={t.outcomes(outcomes.done, outcomes.refused)} onClose={onClose} wide>
      <ul>
        {outcomes.items.map((one, at) => (
          <li key={at}>
            <a href={href(`/failures/${one.id}`)}>{one.id}</a>:{' '}
            {one.problem ? (
              <span class="message">{one.problem.detail}</span>
            ) : one.run ? (
              <a href={href(`/runs/${one.run.id}`)}>
                {t.run} {one.run.id}
              </a>
            ) : (
              one.failure && t.failureStates[one.failure.state]
            )}
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" class="main" onClick={onClose}>
          {common.close}
        </button>
      </p>
    </Dialog>
  );
}
