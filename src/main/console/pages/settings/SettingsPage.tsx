import { useEffect, useState } from 'preact/hooks';
import { api } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useResource } from '../../api/resource';
import { useMay } from '../../frame/session';
import { Note, ProblemNote } from '../../parts/Note';
import { Page } from '../../parts/Page';
import { tell } from '../../parts/Toasts';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { changed, FIELDS, type Form, onTop, toForm, toPatch } from './form';
import { SettingFields } from './SettingFields';
import { SettingsTabs } from './Tabs';
import { words } from './words';

/** The account settings. Of two who change one of them, the second is shown what the first has changed. */
export default function SettingsPage() {
  const t = useWords(words);
  const common = useCommon();
  const mayWrite = useMay('settings:write');
  const read = useResource('/settings');
  const [base, setBase] = useState<Form>();
  const [now, setNow] = useState<Form>();
  const [theirs, setTheirs] = useState<string[]>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  // A first reading fills the form; a later one goes below what was typed.
  useEffect(() => {
    if (!read.data) {
      return;
    }
    const fresh = toForm(read.data);
    if (base && now) {
      setTheirs((before) => before && changed(base, fresh));
      setNow(onTop(base, now, fresh));
    } else {
      setNow(fresh);
    }
    setBase(fresh);
  }, [read.data]);

  const save = async (event: Event) => {
    event.preventDefault();
    if (busy || !base || !now) {
      return;
    }
    setProblem(undefined);
    setTheirs(undefined);
    if (changed(base, now).length === 0) {
      tell('good', t.nothing);
      return;
    }
    setBusy(true);
    try {
      const answer = await api.patch('/settings', toPatch(base, now), { match: read.etag });
      // The form becomes what is in force now.
      setBase(undefined);
      setNow(undefined);
      read.set(answer);
      tell('good', common.saved);
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 412) {
        setTheirs([]);
        read.reload();
      } else {
        setProblem(failure);
      }
    } finally {
      setBusy(false);
    }
  };
  const known = (pointer: string | undefined) => Object.keys(FIELDS).find((field) => pointer === field || pointer?.startsWith(`${field}/`));
  const faults: Record<string, string> = {};
  const elsewhere =
    problem instanceof ApiProblem ? problem.faults.some((fault) => !known(fault.pointer)) || problem.faults.length === 0 : true;
  if (problem instanceof ApiProblem) {
    for (const fault of problem.faults) {
      const field = known(fault.pointer);
      if (field) {
        faults[field] = faults[field] ? `${faults[field]} ${fault.message}` : fault.message;
      }
    }
  }
  return (
    <Page title={t.title} help={t.help}>
      <SettingsTabs />
      <ProblemNote problem={read.problem} retry={read.reload} />
      {!mayWrite && (
        <Note kind="plain">
          <p>{t.readOnly}</p>
        </Note>
      )}
      {theirs && (
        <Note kind="bad">
          <p>{t.conflict}</p>
          {theirs.length > 0 && <p>{t.theirs(theirs.map((pointer) => pointer.slice(1)).join(', '))}</p>}
        </Note>
      )}
      {problem !== undefined && elsewhere && <ProblemNote problem={problem} />}
      {now && base && (
        <form class="sections" onSubmit={save} noValidate>
          <fieldset class="bare" disabled={!mayWrite}>
            <SettingFields
              form={now}
              faults={faults}
              secretSet={read.data?.alerts.webhook?.secretSet ?? false}
              set={(pointer, value) => setNow({ ...now, [pointer]: value })}
            />
          </fieldset>
          {mayWrite && (
            <p class="actions sticky">
              <button type="submit" class="main" aria-disabled={busy}>
                {common.save}
              </button>
              {changed(base, now).length > 0 && (
                <button type="button" onClick={() => setNow(base)}>
                  {t.discard}
                </button>
              )}
            </p>
          )}
        </form>
      )}
    </Page>
  );
}
