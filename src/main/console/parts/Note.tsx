import type { ComponentChildren } from 'preact';
import { ApiProblem, Unreachable } from '../api/problem';
import { useCommon } from '../words';

/** A message that stays where it belongs. `bad` and `warn` are read out at once. */
export function Note({ kind, children }: { kind: 'good' | 'warn' | 'bad' | 'plain'; children: ComponentChildren }) {
  return (
    <div class={`note ${kind}`} role={kind === 'bad' || kind === 'warn' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** What the API said when something did not work, all of it; nothing without a problem. */
export function ProblemNote({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const t = useCommon();
  if (!problem) {
    return null;
  }
  const api = problem instanceof ApiProblem ? problem : undefined;
  const text = problem instanceof Unreachable ? t.lost : problem instanceof Error ? problem.message : t.problem;
  return (
    <Note kind="bad">
      <p>
        {api?.detail && api.title !== api.detail ? <strong>{api.title}. </strong> : null}
        {text}
      </p>
      {api && api.faults.length > 0 && (
        <ul>
          {api.faults.map((fault) => (
            <li key={`${fault.pointer} ${fault.message}`}>
              {fault.pointer ? <code>{fault.pointer}</code> : null} {fault.message}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          {t.tryAgain}
        </button>
      )}
    </Note>
  );
}
