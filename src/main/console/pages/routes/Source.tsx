import { useEffect, useRef } from 'preact/hooks';
import type { Schemas } from '../../api/client';
import { Findings } from './State';
import { useRouteWords } from './words';

interface Props {
  text: string;
  /** The line to show; 0 for none. */
  line: number;
  findings: Schemas['RouteFinding'][];
  go: (line: number) => void;
}

/** The text of a file, line by line, with what was found at its line. */
export function Source({ text, line, findings, go }: Props) {
  const t = useRouteWords();
  const at = useRef<HTMLLIElement>(null);
  useEffect(() => at.current?.scrollIntoView({ block: 'center' }), [line]);
  const lines = text.replace(/\n$/, '').split('\n');
  return (
    <>
      <Findings findings={findings} go={go} />
      <div class="source" tabIndex={0} role="region" aria-label={t.source}>
        <ol>
          {lines.map((one, index) => {
            const number = index + 1;
            const found = findings.filter((finding) => finding.line === number);
            return (
              <li
                key={`${number} ${one}`}
                ref={number === line ? at : undefined}
                class={number === line ? 'here' : found.length > 0 ? 'found' : undefined}
                aria-current={number === line ? 'location' : undefined}
              >
                <code>{one || ' '}</code>
                {found.map((finding) => (
                  <p key={finding.message} class="fault">
                    {finding.message} {finding.hint}
                  </p>
                ))}
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}
