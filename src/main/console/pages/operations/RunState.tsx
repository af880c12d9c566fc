import type { Schemas } from '../../api/client';
import { Badge, type Tone } from '../../parts/Table';
import { useOperations } from './words';

const TONES: Record<Schemas['RunState'], Tone> = {
  queued: 'plain',
  running: 'busy',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'warn',
};

/** The state of a run; a click shows all runs in that state. */
export function RunState({ run, keep = {} }: { run: Schemas['Run']; keep?: Record<string, string> }) {
  const t = useOperations();
  return (
    <>
      <Badge tone={TONES[run.state]} filter={{ path: '/runs', query: { ...keep, state: run.state } }}>
        {t.runStates[run.state]}
      </Badge>
      {run.dryRun && <Badge tone="plain">{t.dryRun}</Badge>}
    </>
  );
}

/** How far a run is, as far as it says. */
export function Progress({ run }: { run: Schemas['Run'] }) {
  const t = useOperations();
  const share = typeof run.progress.share === 'number' ? run.progress.share : undefined;
  if (run.state !== 'running') {
    return null;
  }
  return <progress aria-label={t.progress} {...(share === undefined ? {} : { value: share, max: 1 })} />;
}
