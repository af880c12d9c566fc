import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { Facts } from '../../parts/Facts';
import { Note } from '../../parts/Note';
import { Badge, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { bytes, number } from '../../words/format';
import { Address } from './Address';
import { FeedFrame } from './FeedFrame';
import { standingOf, TONES } from './standing';
import { useFeedWords } from './words';

type Feed = Schemas['Feed'];

export default function FeedPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const feed = useResource('/connections/{id}/feed', { path: { id } }, ['runs', 'connections']);
  return (
    <FeedFrame id={id} feed={feed}>
      {feed.data && (
        <>
          <Trouble feed={feed.data} />
          <State feed={feed.data} />
          {feed.data.delivery !== 'push' && <Address feed={feed.data} onChange={feed.reload} />}
          {feed.data.push && <Push push={feed.data.push} />}
          {feed.data.published && <Rules publication={feed.data.published} />}
        </>
      )}
    </FeedFrame>
  );
}

function Trouble({ feed }: { feed: Feed }) {
  const t = useFeedWords();
  return (
    <>
      {feed.stopped && (
        <Note kind="bad">
          <p>
            <strong>{t.stoppedTitle}.</strong> {feed.stopped.why}
          </p>
          {feed.published && <p>{t.stoppedText}</p>}
        </Note>
      )}
      {!feed.usable && (
        <Note kind="bad">
          <p>{t.unusable}</p>
        </Note>
      )}
      {feed.faults.length > 0 && (
        <Note kind="warn">
          <p>
            <strong>{t.faultsTitle}.</strong> {feed.usable && t.faultsText}
          </p>
          <ul>
            {feed.faults.map((fault) => (
              <li key={`${fault.file} ${fault.line} ${fault.key}`}>
                <code>{fault.file}</code>, {t.line(fault.line)}: {fault.message}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

function State({ feed }: { feed: Feed }) {
  const t = useFeedWords();
  const standing = standingOf(feed);
  const now = feed.published;
  return (
    <section class="card">
      <h2>{t.tabs.state}</h2>
      <Facts
        facts={[
          [
            t.state,
            <Badge key="state" tone={TONES[standing]}>
              {t.states[standing]}
            </Badge>,
          ],
          [t.definition, feed.feed],
          [t.version, now?.version],
          [t.published, feed.publishedAt && <Time key="published" at={feed.publishedAt} exact />],
          [t.checked, feed.checkedAt && <Time key="checked" at={feed.checkedAt} exact />],
          [t.next, feed.nextRunAt && <Time key="next" at={feed.nextRunAt} exact />],
          [t.items, now && number(now.items)],
          [t.products, now && number(now.products)],
          [t.incomplete, now && number(now.failed)],
          [t.duplicates, now && number(now.duplicates)],
          [
            t.file,
            now && (
              <a key="file" href={`/api/v1/connections/${feed.connectionId}/feed/file`} download>
                {now.fileName}
              </a>
            ),
          ],
          [t.size, now && bytes(now.bytes)],
          [t.compressed, now && bytes(now.gzipBytes)],
          [t.lastPull, feed.lastPull ? <Time key="pull" at={feed.lastPull.at} exact /> : t.neverPulled],
        ]}
      />
    </section>
  );
}

function Push({ push }: { push: NonNullable<Feed['push']> }) {
  const t = useFeedWords();
  return (
    <section class="card">
      <h2>{t.push}</h2>
      <Badge tone={push.upToDate ? 'good' : 'warn'}>{push.upToDate ? t.upToDate : t.behind}</Badge>
      <Facts facts={[[t.pushed, push.pushedAt && <Time key="pushed" at={push.pushedAt} exact />]]} />
      {push.error && (
        <Note kind="bad">
          <p>{push.error}</p>
        </Note>
      )}
    </section>
  );
}

function Rules({ publication }: { publication: Schemas['FeedPublication'] }) {
  const t = useFeedWords();
  const rows = Object.entries(publication.hits).map(([rule, hits]) => ({ rule, hits, excluded: publication.excluded[rule] ?? 0 }));
  return (
    <section>
      <h2>{t.rules}</h2>
      <Table
        caption={t.rules}
        columns={[
          { key: 'rule', title: t.rule, cell: (row) => row.rule },
          { key: 'hits', title: t.hits, number: true, cell: (row) => number(row.hits) },
          { key: 'excluded', title: t.excluded, number: true, cell: (row) => number(row.excluded) },
        ]}
        rows={rows}
        rowKey={(row) => row.rule}
        empty={<p>{t.noRules}</p>}
      />
    </section>
  );
}
