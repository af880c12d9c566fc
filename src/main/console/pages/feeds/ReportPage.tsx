import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { useQuery } from '../../frame/location';
import { Filters } from '../../parts/Filters';
import { ProblemNote } from '../../parts/Note';
import { Badge, type Column, Table, type Tone } from '../../parts/Table';
import type { FeedWords } from './en';
import { FeedFrame } from './FeedFrame';
import { useFeedWords } from './words';

type Finding = Schemas['FeedFinding'];

const BLOCK_TONES: Record<Finding['blocks'], Tone> = { none: 'plain', value: 'warn', item: 'bad', feed: 'bad' };

export default function ReportPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useFeedWords();
  const [query] = useQuery();
  const feed = useResource('/connections/{id}/feed', { path: { id } }, ['runs']);
  const found = feed.data?.stopped ?? feed.data?.published;
  const findings = useResource(found ? '/connections/{id}/feed/findings' : null, {
    path: { id },
    query: { code: query.get('code'), after: query.get('after') },
  });
  return (
    <FeedFrame id={id} feed={feed}>
      <h2>{t.report}</h2>
      <p class="help">{t.reportHelp}</p>
      {found && (
        <>
          <Filters
            filters={[
              {
                name: 'code',
                label: t.code,
                kind: 'choice',
                choices: Object.keys(found.findings).map((code) => ({ value: code, label: code })),
              },
            ]}
          />
          <p>
            <a href={`/api/v1/connections/${id}/feed/findings-file`} download>
              {t.downloadReport}
            </a>
          </p>
        </>
      )}
      <ProblemNote problem={findings.problem} retry={findings.reload} />
      <Table
        caption={t.report}
        columns={columns(t, id)}
        rows={found ? findings.data?.items : []}
        rowKey={(finding) => `${finding.item} ${finding.field} ${finding.code} ${finding.rule}`}
        loading={findings.loading}
        next={findings.data?.next}
        empty={<p>{t.noReport}</p>}
      />
    </FeedFrame>
  );
}

function columns(t: FeedWords, id: string): Column<Finding>[] {
  return [
    { key: 'item', title: t.item, cell: (finding) => finding.item },
    { key: 'field', title: t.field, cell: (finding) => finding.field },
    { key: 'value', title: t.value, cell: (finding) => finding.value },
    {
      key: 'problem',
      title: t.problem,
      cell: (finding) => (
        <div>
          <Badge tone={BLOCK_TONES[finding.blocks]} filter={{ path: `/feeds/${id}/findings`, query: { code: finding.code } }}>
            {finding.code}
          </Badge>{' '}
          <span class="soft">{t.blocks[finding.blocks]}</span>
          <p>{finding.message}</p>
          <p class="soft">{finding.hint}</p>
        </div>
      ),
    },
  ];
}
