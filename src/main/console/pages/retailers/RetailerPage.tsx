import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useWords } from '../../words/language';
import { Conditions } from '../wholesale/Conditions';
import { Decide, type Decision, decisions, TONES, words } from './Decide';

export default function RetailerPage({ params }: { params: Params }) {
  const t = useWords(words);
  const read = useResource('/retailers/{id}', { path: { id: params.id ?? '' } }, ['retailers']);
  const [decision, setDecision] = useState<Decision>();
  const one = read.data;
  return (
    <Page
      title={one?.companyName ?? t.title}
      help={t.help}
      above={[{ href: href('/retailers'), name: t.title }]}
      actions={
        one &&
        decisions(one.state).map((approve) => (
          <Action
            key={String(approve)}
            needs="retailers:write"
            kind={approve ? 'main' : 'danger'}
            act={() => setDecision({ retailer: one, approve })}
          >
            {approve ? t.approve : t.decline}
          </Action>
        ))
      }
    >
      <ProblemNote problem={read.problem} retry={read.reload} />
      {one && (
        <>
          <section class="card">
            <Facts
              facts={[
                [
                  t.state,
                  <Badge key="state" tone={TONES[one.state]}>
                    {t.states[one.state]}
                  </Badge>,
                ],
                [t.contact, one.contactName],
                [
                  t.email,
                  <a key="email" href={`mailto:${one.email}`}>
                    {one.email}
                  </a>,
                ],
                [t.country, one.country],
                [t.vat, one.vatNumber],
                [t.requested, <Time key="requested" at={one.requestedAt} exact />],
                [t.message, one.message],
                [t.terms, one.acceptedTermsUrl],
                [t.termsAt, one.acceptedTermsAt && <Time key="terms" at={one.acceptedTermsAt} exact />],
                [t.decided, one.decidedAt && <Time key="decided" at={one.decidedAt} exact />],
                [t.decidedBy, one.decidedBy],
                [t.reason, one.reason],
              ]}
            />
          </section>
          <Conditions retailer={one} etag={read.etag} done={read.reload} />
          <section class="card">
            <h2>{t.history}</h2>
            <ol>
              {one.history?.map((step) => (
                <li key={`${step.at} ${step.state}`}>
                  <Time at={step.at} exact /> · {t.states[step.state]} · {step.who} {step.detail && `· ${step.detail}`}
                </li>
              ))}
            </ol>
          </section>
        </>
      )}
      {decision && <Decide decision={decision} close={() => setDecision(undefined)} done={read.reload} />}
    </Page>
  );
}
