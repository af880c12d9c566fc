import { difference, type Part } from './lines';
import { useRouteWords } from './words';

const AROUND = 3;
const SIGNS: Record<Part['kind'], string> = { same: ' ', removed: '−', added: '+' };

/** What is different in the second text; unchanged lines far from a change are folded. */
export function Difference({ before, after }: { before: string; after: string }) {
  const t = useRouteWords();
  const parts = difference(before, after);
  if (parts.every((part) => part.kind === 'same')) {
    return <p class="empty">{t.unchanged}</p>;
  }
  return (
    <div class="difference" tabIndex={0} role="region" aria-label={t.difference}>
      {parts.map((part, index) => {
        const first = index === 0 ? 0 : AROUND;
        const last = index === parts.length - 1 ? 0 : AROUND;
        const folded = part.kind === 'same' && part.lines.length > first + last + 1;
        const key = `${index} ${part.kind}`;
        return folded ? (
          <div key={key}>
            <Lines part={{ kind: 'same', lines: part.lines.slice(0, first) }} />
            <p class="soft">… {t.same(part.lines.length - first - last)}</p>
            <Lines part={{ kind: 'same', lines: part.lines.slice(part.lines.length - last) }} />
          </div>
        ) : (
          <Lines key={key} part={part} />
        );
      })}
    </div>
  );
}

function Lines({ part }: { part: Part }) {
  const t = useRouteWords();
  return (
    <>
      {part.lines.map((line, index) => (
        <div key={`${index} ${line}`} class={part.kind}>
          <span aria-hidden="true">{SIGNS[part.kind]} </span>
          {part.kind !== 'same' && <span class="unseen">{t[part.kind]}: </span>}
          <code>{line}</code>
        </div>
      ))}
    </>
  );
}
