import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Badge, type Column, Table } from '../../parts/Table';
import { number } from '../../words/format';
import { byCode } from './counts';
import type { CatalogWords } from './en';
import { UploadFrame } from './UploadFrame';
import { SEVERITY_TONES, useUpload } from './useUpload';
import { useCatalogWords } from './words';

type Finding = Schemas['Finding'];

export default function FindingsPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useCatalogWords();
  const [query] = useQuery();
  const upload = useUpload(id);
  const ready = upload.data?.summary !== undefined && !upload.data.filesRemovedAt;
  const counts = useResource(ready ? '/uploads/{id}/finding-counts' : null, { path: { id } });
  const findings = useResource(ready ? '/uploads/{id}/findings' : null, {
    path: { id },
    query: {
      code: query.get('code'),
      severity: query.get('severity'),
      column: query.get('column'),
      after: query.get('after'),
    },
  });
  const items = counts.data?.items ?? [];
  const named = [...new Set(items.map((item) => item.column))].filter((column) => column !== '').sort();
  return (
    <UploadFrame id={id} upload={upload}>
      {upload.data?.filesRemovedAt && <p>{t.filesRemoved}</p>}
      {ready && (
        <>
          <Filters
            filters={[
              {
                name: 'code',
                label: t.code,
                kind: 'choice',
                choices: [...new Set(byCode(items).map((code) => code.code))].map((code) => ({ value: code, label: code })),
              },
              {
                name: 'severity',
                label: t.severity,
                kind: 'choice',
                choices: Object.entries(t.severities).map(([value, label]) => ({ value, label })),
              },
              { name: 'column', label: t.column, kind: 'choice', choices: named.map((column) => ({ value: column, label: column })) },
            ]}
          />
          <ProblemNote problem={counts.problem ?? findings.problem} retry={findings.reload} />
          <Table
            caption={t.findings}
            columns={columns(t, id, findings.data?.columns)}
            rows={findings.data?.items}
            problem={findings.problem}
            rowKey={(finding) => `${finding.line} ${finding.code} ${finding.column}`}
            loading={findings.loading}
            next={findings.data?.next}
            empty={<p>{t.none}</p>}
          />
        </>
      )}
    </UploadFrame>
  );
}

function columns(t: CatalogWords, id: string, header: string[] | undefined): Column<Finding>[] {
  return [
    {
      key: 'row',
      title: t.row,
      number: true,
      cell: (finding) =>
        finding.record && finding.record > 1
          ? number(finding.record)
          : finding.code.startsWith('FILE_')
            ? t.wholeFile
            : number(finding.line),
    },
    { key: 'sku', title: t.sku, cell: (finding) => finding.vendorSku },
    {
      key: 'problem',
      title: t.problem,
      cell: (finding) => (
        <div>
          <Badge tone={SEVERITY_TONES[finding.severity]} filter={{ path: `/catalog/${id}/findings`, query: { code: finding.code } }}>
            {finding.code}
          </Badge>{' '}
          <span class="soft">{t.severities[finding.severity]}</span>
          <p>{finding.message}</p>
          <p class="soft">{finding.hint}</p>
        </div>
      ),
    },
    { key: 'cell', title: t.inRow, cell: (finding) => <CellInRow finding={finding} header={header} /> },
  ];
}

/** The cell of a finding, marked, and its whole row behind it. */
export function CellInRow({ finding, header }: { finding: Finding; header: string[] | undefined }) {
  const t = useCatalogWords();
  const cells = finding.cells;
  const mark = (text: string) => <mark>{text === '' ? <span class="soft">({t.blank})</span> : text}</mark>;
  return (
    <div class="cell-in-row">
      {finding.column && (
        <p>
          <strong>{finding.column}</strong> {mark(finding.value)}
        </p>
      )}
      {cells && cells.length > 0 ? (
        <details>
          <summary>{t.wholeRow}</summary>
          <dl>
            {cells.map((cell, at) => (
              // Cells have no other name than their place.
              <div key={at} class={at === finding.cell ? 'marked' : undefined}>
                <dt>{header?.[at] ?? at + 1}</dt>
                <dd>{at === finding.cell ? mark(cell) : cell}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : (
        finding.record !== undefined && finding.record > 1 && <span class="soft">{t.rowNotKept}</span>
      )}
    </div>
  );
}
