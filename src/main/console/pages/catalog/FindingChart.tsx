import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { href } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Badge } from '../../parts/Table';
import { number } from '../../words/format';
import { byCode } from './counts';
import { SEVERITY_TONES } from './useUpload';
import { useCatalogWords } from './words';

/** How often each code was found, as bars that lead to the findings. */
export function FindingChart({ upload }: { upload: Schemas['Upload'] }) {
  const t = useCatalogWords();
  const counts = useResource(upload.filesRemovedAt ? null : '/uploads/{id}/finding-counts', { path: { id: upload.id } });
  const codes = byCode(counts.data?.items ?? []);
  const most = Math.max(1, ...codes.map((code) => code.count));
  return (
    <section class="stack" aria-label={t.chart}>
      <h2>{t.chart}</h2>
      <ProblemNote problem={counts.problem} retry={counts.reload} />
      {counts.data && codes.length === 0 && <p>{t.none}</p>}
      {codes.length > 0 && (
        <>
          <p class="soft">{t.chartHelp}</p>
          <ul class="bars">
            {codes.map((code) => (
              <li key={`${code.code} ${code.severity}`}>
                <a href={href(`/catalog/${upload.id}/findings`, { code: code.code, severity: code.severity })}>{code.code}</a>
                <meter min={0} max={most} value={code.count} aria-label={`${code.code}: ${number(code.count)}`} />
                <span class="number">{number(code.count)}</span>
                <Badge tone={SEVERITY_TONES[code.severity]}>{t.severities[code.severity]}</Badge>
                <span class="soft meaning">{code.meaning.replaceAll('`', '')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
