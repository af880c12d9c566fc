import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { Badge, Table } from '../../parts/Table';
import { number } from '../../words/format';
import { FeedFrame } from './FeedFrame';
import { useFeedWords } from './words';

type Preview = Schemas['FeedPreview'];

export default function PreviewPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useFeedWords();
  const feed = useResource('/connections/{id}/feed', { path: { id } });
  const [skus, setSkus] = useState('');
  const [shown, setShown] = useState<Preview>();
  const [problem, setProblem] = useState<unknown>();
  const show = async () => {
    setProblem(undefined);
    const wanted = skus
      .split('\n')
      .map((sku) => sku.trim())
      .filter((sku) => sku !== '');
    try {
      const answer = await api.post('/connections/{id}/feed/preview', { skus: wanted, count: 10 }, { path: { id } });
      setShown(answer.data);
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <FeedFrame id={id} feed={feed}>
      <h2>{t.preview}</h2>
      <p class="help">{t.previewHelp}</p>
      <Field label={t.skus} hint={t.skusHint}>
        {(props) => <textarea {...props} rows={3} value={skus} onInput={(event) => setSkus(event.currentTarget.value)} />}
      </Field>
      <div class="actions">
        <Action needs="feeds:read" act={show}>
          {t.show}
        </Action>
      </div>
      <ProblemNote problem={problem} />
      {shown?.warning && (
        <Note kind="warn">
          <p>{shown.warning}</p>
        </Note>
      )}
      {shown && (
        <>
          <Table
            caption={t.rules}
            columns={[
              { key: 'rule', title: t.rule, cell: ([rule]) => rule },
              { key: 'hits', title: t.hits, number: true, cell: ([, hits]) => number(hits) },
            ]}
            rows={Object.entries(shown.hits)}
            rowKey={([rule]) => rule}
            empty={<p>{t.noRules}</p>}
          />
          {shown.items.length === 0 && <p>{t.previewNone}</p>}
          {shown.items.map((item) => (
            <Item key={item.productId} item={item} />
          ))}
        </>
      )}
    </FeedFrame>
  );
}

function Item({ item }: { item: Preview['items'][number] }) {
  const t = useFeedWords();
  const hits = item.steps.filter((step) => step.hit);
  return (
    <section class="card">
      <h3>{item.sku}</h3>
      {item.output === '' && <Badge tone="bad">{item.excludedBy ? t.leftOutBy(item.excludedBy) : t.leftOut}</Badge>}
      {item.findings.map((finding) => (
        <p key={`${finding.code} ${finding.field}`}>
          <Badge tone="warn">{finding.code}</Badge> {finding.message}
        </p>
      ))}
      <details>
        <summary>{t.valuesBefore}</summary>
        <Facts facts={Object.entries(item.values)} />
      </details>
      {hits.length === 0 && <p class="soft">{t.noHit}</p>}
      {hits.map((step) => (
        <div key={step.rule}>
          <h4>{step.rule}</h4>
          <Facts
            facts={Object.entries(step.after).map(([field, after]) => [
              field,
              <span key={field}>
                <del>{step.before[field]}</del> <ins>{after}</ins>
              </span>,
            ])}
          />
        </div>
      ))}
      {item.output !== '' && (
        <details>
          <summary>{t.inFile}</summary>
          <pre tabIndex={0}>{item.output}</pre>
        </details>
      )}
    </section>
  );
}
