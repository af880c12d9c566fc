import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { useCommon } from '../../words';
import { number } from '../../words/format';
import { useWords } from '../../words/language';
import { Days } from './Days';
import { en } from './en';
import { Health } from './Health';
import { nl } from './nl';
import { placeOf } from './places';

const TOPICS = ['connections', 'runs', 'failures', 'orders', 'listings', 'uploads', 'retailers', 'access', 'subscriptions', 'settings'];

/** Those that do not work first, then those that are new, those that work, those that are off. */
function urgency(card: { enabled: boolean; state: string }): number {
  return card.enabled ? ['failing', 'new', 'ok'].indexOf(card.state) : 3;
}

export default function OverviewPage() {
  const t = useWords({ en, nl });
  const common = useCommon();
  const overview = useResource('/overview', {}, TOPICS);
  const cards = overview.data?.connections;
  const matters = overview.data?.attention.filter((one) => one.count > 0);
  return (
    <Page title={t.title} help={t.help}>
      <ProblemNote problem={overview.problem} retry={overview.reload} />
      {!overview.data && overview.loading && <p role="status">{common.loading}</p>}
      {matters && (
        <section aria-labelledby="attention">
          <h2 id="attention">{t.attention}</h2>
          {matters.length === 0 ? (
            <p class="note good">{t.nothing}</p>
          ) : (
            <ul class="attention">
              {matters.map((matter) => (
                <li key={matter.kind}>
                  <a href={placeOf(matter.query)}>
                    <strong>{number(matter.count)}</strong> <span>{t.attentions[matter.kind] ?? matter.kind}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {cards && (
        <section aria-labelledby="connections">
          <h2 id="connections">{t.connections}</h2>
          {cards.length === 0 ? (
            <p class="empty">
              {t.noConnections} <a href={href('/start')}>{t.firstSteps}</a> <a href={href('/connections')}>{t.newConnection}</a>
            </p>
          ) : (
            <div class="cards">
              {[...cards]
                .sort((one, other) => urgency(one) - urgency(other))
                .map((card) => (
                  <Health key={card.id} card={card} />
                ))}
            </div>
          )}
        </section>
      )}
      {overview.data && <Days connections={cards ?? []} />}
    </Page>
  );
}
