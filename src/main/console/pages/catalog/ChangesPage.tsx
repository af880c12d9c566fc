import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, useQuery } from '../../frame/location';
import { ProblemNote } from '../../parts/Note';
import { Badge, type Column, Table } from '../../parts/Table';
import { useCommon } from '../../words';
import { money, number } from '../../words/format';
import type { CatalogWords } from './en';
import { UploadFrame } from './UploadFrame';
import { CHANGE_TONES, isOpen, useUpload } from './useUpload';
import { useCatalogWords } from './words';

type Kind = Schemas['ChangeKind'];
type Change = Schemas['UploadChange'];

const KINDS: { kind: Kind; sum: 'added' | 'priceUp' | 'priceDown' | 'changed' | 'gone' | 'back' }[] = [
  { kind: 'price-up', sum: 'priceUp' },
  { kind: 'price-down', sum: 'priceDown' },
  { kind: 'added', sum: 'added' },
  { kind: 'changed', sum: 'changed' },
  { kind: 'gone', sum: 'gone' },
  { kind: 'back', sum: 'back' },
];

export default function ChangesPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useCatalogWords();
  const common = useCommon();
  const [query] = useQuery();
  const upload = useUpload(id);
  const shown = upload.data;
  const kind = query.get('kind');
  const changes = useResource(shown?.changes ? '/uploads/{id}/changes' : null, {
    path: { id },
    query: { kind, after: query.get('after') },
  });
  return (
    <UploadFrame id={id} upload={upload}>
      {shown && !shown.changes && <p>{isOpen(shown) ? t.noChangesYet : shown.state === 'unchanged' ? t.noChanges : t.wrongState}</p>}
      {shown?.changes && (
        <>
          <h2>{shown.check ? t.changesCheck : t.changes}</h2>
          <nav class="state-links" aria-label={t.kind}>
            <a href={href(`/catalog/${id}/changes`)} aria-current={kind ? undefined : 'true'}>
              {common.all}
            </a>
            {KINDS.map(({ kind: one, sum }) => (
              <a key={one} href={href(`/catalog/${id}/changes`, { kind: one })} aria-current={kind === one ? 'true' : undefined}>
                {t.kinds[one]} <span class="count">{number(shown.changes?.[sum] ?? 0)}</span>
              </a>
            ))}
          </nav>
          {!shown.changes.complete && <p class="soft">{t.incomplete}</p>}
          <ProblemNote problem={changes.problem} retry={changes.reload} />
          <Table
            caption={t.changes}
            columns={columns(t, id)}
            rows={changes.data?.items}
            problem={changes.problem}
            rowKey={(change) => `${change.kind} ${change.vendorSku}`}
            loading={changes.loading}
            next={changes.data?.next}
            empty={<p>{t.noChanges}</p>}
          />
        </>
      )}
    </UploadFrame>
  );
}

function columns(t: CatalogWords, id: string): Column<Change>[] {
  return [
    {
      key: 'kind',
      title: t.kind,
      cell: (change) => (
        <Badge tone={CHANGE_TONES[change.kind]} filter={{ path: `/catalog/${id}/changes`, query: { kind: change.kind } }}>
          {t.kinds[change.kind]}
        </Badge>
      ),
    },
    {
      key: 'product',
      title: t.product,
      cell: (change) => (
        <div>
          {change.productId ? <a href={href(`/products/${change.productId}`)}>{change.vendorSku}</a> : change.vendorSku}
          <br />
          <span class="soft">{change.name}</span>
        </div>
      ),
    },
    { key: 'price', title: t.price, number: true, cell: (change) => <Amount of={change.price} /> },
    { key: 'difference', title: t.difference, number: true, cell: (change) => <Difference of={change.price} /> },
    { key: 'cost', title: t.cost, number: true, cell: (change) => <Amount of={change.cost} /> },
    { key: 'fields', title: t.fields, cell: (change) => change.fields.join(', ') },
  ];
}

/** `10.00 → 12.50`; one amount where it stayed or where there is one only. */
export function Amount({ of }: { of: Schemas['AmountChange'] | undefined }) {
  if (!of) {
    return null;
  }
  if (of.from !== undefined && of.to !== undefined && of.difference !== undefined) {
    return (
      <span>
        {money(of.from)} → {money(of.to)}
      </span>
    );
  }
  return <span>{money(of.to ?? of.from ?? '0')}</span>;
}

export function Difference({ of }: { of: Schemas['AmountChange'] | undefined }) {
  if (!of?.difference) {
    return null;
  }
  const sign = of.difference.startsWith('-') ? '' : '+';
  return (
    <span>
      {sign}
      {money(of.difference)}
      {of.percent && (
        <>
          <br />
          <span class="soft">
            {sign}
            {number(of.percent, 1)} %
          </span>
        </>
      )}
    </span>
  );
}
