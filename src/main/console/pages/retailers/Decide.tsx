import { useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import type { Tone } from '../../parts/Table';
import { tell } from '../../parts/Toasts';
import { useWords } from '../../words/language';
import { en } from './en';
import { nl } from './nl';

export const words = { en, nl };

export type Retailer = Schemas['Retailer'];
export type Decision = { retailer: Retailer; approve: boolean };
export const TONES: Record<Retailer['state'], Tone> = { pending: 'busy', approved: 'good', declined: 'bad' };

/** Which decisions are open: a declined retailer applies again first. */
export function decisions(state: Retailer['state']): boolean[] {
  return state === 'pending' ? [true, false] : state === 'approved' ? [false] : [];
}

/** Approves or declines, with a word that stays in the history. */
export function Decide({ decision, close, done }: { decision: Decision; close: () => void; done: () => void }) {
  const t = useWords(words);
  const { retailer, approve } = decision;
  const [reason, setReason] = useState('');
  const read = useResource('/retailers/{id}', { path: { id: retailer.id } });
  const name = retailer.companyName;
  const act = () => {
    const options = { path: { id: retailer.id }, match: read.etag };
    const body = reason.trim() ? { reason: reason.trim() } : {};
    return approve ? api.post('/retailers/{id}/approve', body, options) : api.post('/retailers/{id}/decline', body, options);
  };
  return (
    <Ask
      title={approve ? t.approveOf(name) : t.declineOf(name)}
      doIt={approve ? t.approve : t.decline}
      danger={!approve}
      act={act}
      onClose={close}
      onDone={() => {
        tell('good', approve ? t.approved(name) : t.declined(name));
        done();
      }}
    >
      <p>{approve ? t.approveAsk : t.declineAsk}</p>
      <Field label={t.word} hint={t.wordHint}>
        {(attributes) => (
          <textarea {...attributes} rows={3} maxLength={4000} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        )}
      </Field>
    </Ask>
  );
}
