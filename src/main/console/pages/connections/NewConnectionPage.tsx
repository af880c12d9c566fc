import { href, navigate } from '../../frame/location';
import { useStore } from '../../frame/store';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { localized } from '../../parts/schema';
import { useCommon } from '../../words';
import { language, useWords } from '../../words/language';
import { ConnectionForm } from './ConnectionForm';
import { useKinds } from './kinds';
import { words } from './words';

/** First the kind, then its form. */
export default function NewConnectionPage({ params }: { params: Record<string, string> }) {
  const t = useWords(words);
  const c = useCommon();
  const chosen = useStore(language);
  const kinds = useKinds();
  const kind = kinds.data?.items.find((one) => one.kind === params.kind);
  const above = [{ href: href('/connections'), name: t.title }];
  if (!params.kind || (kinds.data && !kind)) {
    return (
      <Page title={t.create} help={t.createHelp} above={above}>
        <ProblemNote problem={kinds.problem} retry={kinds.reload} />
        <h2>{t.chooseKind}</h2>
        <ul class="cards plain-list">
          {kinds.data?.items.map((one) => (
            <li class="card" key={one.kind}>
              <h3>
                <a href={href(`/connections/new/${one.kind}`)}>{localized(one.title, chosen)}</a>
              </h3>
              <p>{localized(one.sentence, chosen)}</p>
            </li>
          ))}
        </ul>
      </Page>
    );
  }
  return (
    <Page
      title={`${t.create}: ${localized(kind?.title, chosen)}`}
      help={localized(kind?.sentence, chosen)}
      above={[...above, { href: href('/connections/new'), name: t.otherKind }]}
    >
      <ProblemNote problem={kinds.problem} retry={kinds.reload} />
      {kind ? (
        <ConnectionForm key={kind.kind} kind={kind} saved={(made) => navigate(href(`/connections/${made.id}`))} />
      ) : (
        <p role="status">{c.loading}</p>
      )}
    </Page>
  );
}
