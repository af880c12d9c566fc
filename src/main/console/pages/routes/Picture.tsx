import { useEffect } from 'preact/hooks';
import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { Note, ProblemNote } from '../../parts/Note';
import { Time } from '../../parts/Time';
import { useCommon } from '../../words';
import { number } from '../../words/format';
import { Findings, OffBadge } from './State';
import { useRouteWords } from './words';

type Route = Schemas['DrawnRoute'];
type Step = Schemas['DrawnStep'];
type Go = (line: number) => void;

const LOOK = 2_000;

/** The routes of a file as nested boxes, with what passes them. */
export function Picture({ file, go }: { file: string; go: Go }) {
  const t = useRouteWords();
  const c = useCommon();
  const picture = useResource('/routes/{file}/picture', { path: { file } });
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && picture.reload(), LOOK);
    return () => clearInterval(timer);
  }, [picture.reload]);
  if (!picture.data) {
    return picture.problem ? <ProblemNote problem={picture.problem} retry={picture.reload} /> : <p role="status">{c.loading}</p>;
  }
  const { routes, state } = picture.data;
  return (
    <>
      <Findings findings={state.findings} go={go} running={Boolean(state.liveSince)} />
      {state.state !== 'live' && <Note kind="warn">{t.notRunning}</Note>}
      {routes.length === 0 && <p class="empty">{t.noRoutes}</p>}
      {routes.map((route) => (
        <RouteBox key={route.id} route={route} go={go} />
      ))}
    </>
  );
}

function RouteBox({ route, go }: { route: Route; go: Go }) {
  const t = useRouteWords();
  return (
    <section class={route.off ? 'route-box off' : 'route-box'} id={`route-${route.id}`}>
      <header class="head">
        <h2>{route.id}</h2>
        <div class="actions">
          {route.off && <OffBadge name={route.key} />}
          <Counters traffic={route.traffic} />
        </div>
      </header>
      {route.description && <p>{route.description}</p>}
      {route.note && <p class="soft">{route.note}</p>}
      <p class="soft">{route.kind === 'configuration' ? t.configuration : route.begins}</p>
      <Steps steps={route.steps} go={go} />
    </section>
  );
}

function Steps({ steps, go }: { steps: Step[]; go: Go }) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <StepBox key={`${step.line} ${step.name}`} step={step} go={go} />
      ))}
    </ol>
  );
}

function StepBox({ step, go }: { step: Step; go: Go }) {
  const t = useRouteWords();
  const word = step.id?.split('.').pop();
  return (
    <li class={`step ${step.kind}${(step.traffic?.failures ?? 0) > 0 ? ' failing' : ''}`}>
      <div class="step-head">
        <button type="button" class="plain" title={t.line(step.line)} onClick={() => go(step.line)}>
          <span class="unseen">{t.kinds[step.kind] ?? step.kind}: </span>
          {word ?? step.does}
          <span class="unseen"> ({t.line(step.line)})</span>
        </button>
        <Counters traffic={step.traffic} />
      </div>
      {step.description && <p>{step.description}</p>}
      {word && <p class="soft">{step.does}</p>}
      {step.calls && (
        <p>
          <a href={href('/routes', { q: step.calls })} aria-label={`${t.calledRoute}: ${step.calls}`}>
            {step.calls}
          </a>
        </p>
      )}
      {step.branches.map((branch) => (
        <div key={`${branch.line} ${branch.label}`} class="branch">
          {branch.label && <p class="soft">{t.branch[branch.label] ?? branch.label}</p>}
          <Steps steps={branch.steps} go={go} />
        </div>
      ))}
    </li>
  );
}

function Counters({ traffic }: { traffic: Schemas['RouteTraffic'] | undefined }) {
  const t = useRouteWords();
  if (!traffic) {
    return null;
  }
  return (
    <span class="step-counters">
      {(traffic.underWay ?? 0) > 0 && <span class="badge busy">{t.under(traffic.underWay ?? 0)}</span>}
      <span class="count" title={t.messages}>
        {number(traffic.messages)}
        <span class="unseen"> {t.messages}</span>
      </span>
      {traffic.failures > 0 && (
        <span class="badge bad" title={t.failures}>
          {number(traffic.failures)} {t.failures}
          {traffic.lastFailureAt && (
            <>
              {' · '}
              <Time at={traffic.lastFailureAt} />
            </>
          )}
        </span>
      )}
    </span>
  );
}
