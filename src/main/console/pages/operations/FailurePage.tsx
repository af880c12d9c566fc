import { useState } from 'preact/hooks';
import { api } from '../../api/client';
import { useResource } from '../../api/resource';
import { href, navigate } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Facts } from '../../parts/Facts';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { useConnections } from './connections';
import { FailureBadge } from './FailuresPage';
import { useOperations } from './words';

export default function FailurePage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const t = useOperations();
  const common = useCommon();
  const connections = useConnections();
  const read = useResource('/failures/{id}', { path: { id } }, ['failures']);
  const failure = read.data;
  const [discarding, setDiscarding] = useState(false);
  const replay = async () => {
    const answer = await api.post('/failures/{id}/replay', undefined, { path: { id }, match: read.etag });
    // A message of a job is a run of its own; an event is processed again by its route.
    if (answer.status === 202) {
      navigate(href(`/runs/${answer.data?.id}`));
    } else {
      tell('good', t.eventAgain);
      read.reload();
    }
  };
  return (
    <Page
      title={`${t.failure} ${id}`}
      help={t.failureHelp}
      above={[{ href: href('/failures'), name: t.failures }]}
      actions={
        failure?.state === 'kept' && (
          <>
            <Action needs="connections:write" kind="main" act={replay}>
              {t.replay}
            </Action>
            <Action needs="connections:write" kind="danger" act={() => setDiscarding(true)}>
              {t.discard}
            </Action>
          </>
        )
      }
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      {!failure && read.loading && <p role="status">{common.loading}</p>}
      {failure && (
        <>
          <Note kind={failure.state === 'kept' ? 'bad' : 'plain'}>
            <p class="message" lang="en">
              {failure.message}
            </p>
          </Note>
          <p>{t.kindSays[failure.kind]}</p>
          <Facts
            facts={[
              [t.state, <FailureBadge key="state" failure={failure} />],
              [t.kind, t.failureKinds[failure.kind]],
              [
                t.connection,
                failure.connectionId && (
                  <a key="connection" href={href(`/connections/${failure.connectionId}`)}>
                    {connections.name(failure.connectionId)}
                  </a>
                ),
              ],
              [t.job, failure.job],
              [
                t.run,
                failure.runId && (
                  <a key="run" href={href(`/runs/${failure.runId}`)}>
                    {failure.runId}
                  </a>
                ),
              ],
              [
                t.route,
                <a key="route" href={href('/routes', { q: failure.route })}>
                  {failure.route}
                </a>,
              ],
              [t.step, failure.step],
              [t.endpoint, <code key="endpoint">{failure.endpoint}</code>],
              [t.attempts, failure.attempts],
              [t.firstTime, <Time key="first" at={failure.firstAt} exact />],
              [t.lastTime, <Time key="last" at={failure.lastAt} exact />],
              [
                t.replayOf,
                failure.replayOf && (
                  <a key="replay" href={href(`/failures/${failure.replayOf}`)}>
                    {failure.replayOf}
                  </a>
                ),
              ],
              [
                t.event,
                failure.eventNumber !== undefined && (
                  <a key="event" href={href('/events', { after: String(failure.eventNumber - 1) })}>
                    {failure.eventNumber}
                  </a>
                ),
              ],
            ]}
          />
          <p class="soft">{t.messageHidden}</p>
        </>
      )}
      {discarding && (
        <Ask
          title={t.discardMany(1)}
          doIt={t.discard}
          danger
          act={async () => read.set(await api.post('/failures/{id}/discard', undefined, { path: { id }, match: read.etag }))}
          onClose={() => setDiscarding(false)}
        >
          <p>{t.discardSays}</p>
        </Ask>
      )}
    </Page>
  );
}
