import type { Schemas } from '../../api/client';
import { Note } from '../../parts/Note';
import { Badge, type Tone } from '../../parts/Table';
import { useRouteWords } from './words';

const TONES: Record<string, Tone> = { live: 'good', refused: 'bad', pending: 'busy', deleted: 'warn' };

/** Whether a file runs; a click filters the list by it. */
export function StateBadge({ state }: { state: string }) {
  const t = useRouteWords();
  return (
    <Badge tone={TONES[state] ?? 'plain'} filter={{ path: '/routes', query: { state } }}>
      {t.states[state] ?? state}
    </Badge>
  );
}

export function OffBadge({ name }: { name: string | undefined }) {
  const t = useRouteWords();
  return <Badge tone="plain">{name ? t.offBy(name) : t.off}</Badge>;
}

/** What was found, each with a way to its line. */
export function Findings({
  findings,
  go,
  running,
}: {
  findings: Schemas['RouteFinding'][];
  go?: (line: number) => void;
  running?: boolean;
}) {
  const t = useRouteWords();
  if (findings.length === 0) {
    return null;
  }
  return (
    <Note kind="bad">
      <p>
        <strong>{t.found(findings.length)}.</strong> {running && t.runsOn}
      </p>
      <ul class="findings">
        {findings.map((finding) => (
          <li key={`${finding.file} ${finding.line} ${finding.column} ${finding.message}`}>
            {finding.line && go ? (
              <button type="button" class="plain" onClick={() => go(finding.line as number)}>
                {t.line(finding.line)}
              </button>
            ) : (
              <code>{finding.line ? `${finding.file}:${finding.line}` : finding.file}</code>
            )}{' '}
            <code>{finding.rule}</code> {finding.message} {finding.hint}
          </li>
        ))}
      </ul>
    </Note>
  );
}
