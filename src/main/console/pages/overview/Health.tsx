import type { Schemas } from '../../api/client';
import { href } from '../../frame/location';
import { Facts } from '../../parts/Facts';
import { Badge, type Tone } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { number } from '../../words/format';
import { useWords } from '../../words/language';
import { en } from './en';
import { nl } from './nl';

type Card = Schemas['ConnectionCard'];

/** The next run of a job that fires by itself: the earliest of all. */
export function nextRun(card: Card): { job: string; nextAt: string } | undefined {
  return card.nextRuns
    .flatMap((run) => (run.nextAt === undefined ? [] : [{ job: run.job, nextAt: run.nextAt }]))
    .sort((one, other) => one.nextAt.localeCompare(other.nextAt))[0];
}

/** One connection: how it does, and where to look further. */
export function Health({ card }: { card: Card }) {
  const t = useWords({ en, nl });
  const tone: Tone = !card.enabled ? 'plain' : card.state === 'failing' ? 'bad' : card.state === 'ok' ? 'good' : 'warn';
  const next = nextRun(card);
  const waiting = card.oldestWaiting;
  return (
    <section class="card health" aria-label={card.name}>
      <header class="head">
        <h3>
          <a href={href(`/connections/${card.id}`)}>{card.name}</a>
        </h3>
        <Badge tone={tone}>{card.enabled ? (t.states[card.state] ?? card.state) : t.off}</Badge>
      </header>
      <p class="soft">{card.kind}</p>
      {card.detail && <p class="why">{card.detail}</p>}
      {card.reason === 'sign-in-again' && (
        <p>
          <a href={href(`/connections/${card.id}`)}>{t.signInAgain}</a>
        </p>
      )}
      {card.webhooks && (
        <p class="why">
          {t.webhooks}: {card.webhooks.detail}
        </p>
      )}
      <Facts
        facts={[
          [t.lastSuccess, <Time key="success" at={card.lastSuccess} />],
          [t.failingSince, card.failingSince && <Time key="failing" at={card.failingSince} />],
          [
            t.waiting,
            waiting && (
              <span key="waiting">
                {waiting.runId ? <a href={href(`/runs/${waiting.runId}`)}>{waiting.job}</a> : waiting.job} <Time at={waiting.queuedAt} />
              </span>
            ),
          ],
          [
            t.next,
            next ? (
              <span key="next">
                {next.job} <Time at={next.nextAt} />
              </span>
            ) : (
              <span key="next" class="soft">
                {t.noNext}
              </span>
            ),
          ],
        ]}
      />
      {card.budget?.windows.map((window) => {
        const text = t.budgetOf(window.name, number(window.remaining), number(window.limit));
        return (
          <div key={window.name} class="budget">
            <span>{text}</span>
            <meter
              aria-label={`${t.budget}, ${text}`}
              min={0}
              max={window.limit}
              low={window.limit * 0.2}
              optimum={window.limit}
              value={window.remaining}
            />
          </div>
        );
      })}
      <p>
        <a href={href('/runs', { connection: card.id })} aria-label={`${t.showRuns}: ${card.name}`}>
          {t.showRuns}
        </a>
      </p>
    </section>
  );
}
