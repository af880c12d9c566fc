import { useResource } from '../../api/resource';
import { useWords } from '../../words/language';
import { words } from './words';

/** What makes a switch safe to turn on, as it stands now; of what is not saved nothing is known. */
export function SwitchFacts({ connection, names }: { connection: string | undefined; names: string[] }) {
  const t = useWords(words);
  const facts = useResource(connection ? '/connections/{id}/facts' : null, { path: { id: connection ?? '' } });
  const mine = facts.data?.items.filter((fact) => names.includes(fact.fact)) ?? [];
  if (mine.length === 0) {
    return null;
  }
  return (
    <div class="switch-facts">
      <p class="hint">{t.facts}</p>
      <ul class="checks">
        {mine.map((fact) => (
          <li key={fact.fact}>
            <span aria-hidden="true">{fact.ok ? '✓' : '✗'}</span> <strong>{t.factNames[fact.fact] ?? fact.fact}</strong>{' '}
            <span class="unseen">{fact.ok ? t.fulfilled : t.notYet}:</span> {t.factTexts[fact.fact]?.(fact.ok, fact.numbers) ?? fact.detail}
          </li>
        ))}
      </ul>
    </div>
  );
}
