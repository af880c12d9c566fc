import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { may, session } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { useWords } from '../../words/language';
import { en } from './en';
import { nl } from './nl';

const words = { en, nl };

type Step = Schemas['FirstStep']['step'];

const PLACES: Record<Step, { to: string; needs?: string }> = {
  owner: { to: href('/account') },
  company: { to: href('/settings'), needs: 'settings:write' },
  vendor: { to: href('/connections/new'), needs: 'connections:write' },
  catalog: { to: href('/catalog'), needs: 'catalog:write' },
  stock: { to: href('/stock/count'), needs: 'stock:write' },
  shop: { to: href('/connections/new'), needs: 'connections:write' },
  push: { to: href('/connections'), needs: 'connections:write' },
  colleague: { to: href('/people', { invite: 1 }), needs: 'access:write' },
};

/** What changes these steps, as topics of the live stream. */
const TOPICS = ['settings', 'connections', 'uploads', 'stock', 'runs', 'users', 'invitations', 'listings'];

/** Leads from an empty hub to the first pushed number; each step is done when its thing is there. */
export default function StartPage() {
  const t = useWords(words);
  const who = useStore(session);
  const steps = useResource('/first-steps', {}, TOPICS);
  const all = steps.data?.items ?? [];
  const done = all.filter((step) => step.done).length;
  const next = all.find((step) => !step.done)?.step;
  return (
    <Page title={t.title} help={t.help}>
      <ProblemNote problem={steps.problem} retry={steps.reload} />
      {all.length > 0 && (
        <section class="card">
          <p>
            <label>
              {t.progress(done, all.length)}
              <progress max={all.length} value={done} />
            </label>
          </p>
          <p class="soft">{t.sandbox}</p>
        </section>
      )}
      {all.length > 0 && done === all.length && (
        <Note kind="good">
          <p>
            {t.all} <a href={href('/')}>{t.toOverview}</a>
          </p>
        </Note>
      )}
      <ol class="first-steps">
        {all.map(({ step, done: ready }) => {
          const { title, words: text, link } = t.steps[step];
          const place = PLACES[step];
          const allowed = !place.needs || may(place.needs, who);
          return (
            <li key={step} class="card" aria-current={step === next ? 'step' : undefined}>
              <header class="head">
                <h2>{title}</h2>
                <Badge tone={ready ? 'good' : step === next ? 'busy' : 'plain'}>{ready ? t.done : step === next ? t.next : t.later}</Badge>
              </header>
              <p>{text}</p>
              <p>
                {allowed ? (
                  <a class={step === next ? 'button main' : 'button'} href={place.to}>
                    {link}
                  </a>
                ) : (
                  <span class="soft">{t.needs(place.needs ?? '')}</span>
                )}
              </p>
            </li>
          );
        })}
      </ol>
    </Page>
  );
}
