import { useEffect, useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import { useQuery } from '../../frame/location';
import { Action } from '../../parts/Action';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { type Column, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { Difference } from './Difference';
import type { Words } from './en';
import { Findings } from './State';
import { findingsOf } from './saving';
import { useRouteWords } from './words';

type Version = Schemas['RouteVersion'];

interface Props {
  file: string;
  /** The file as it is; undefined when it is not there. */
  shown: Schemas['RouteFile'] | undefined;
  reload: () => void;
}

/** Every version of the file, and the way back to each. */
export function Versions({ file, shown, reload }: Props) {
  const t = useRouteWords();
  const [query] = useQuery();
  const versions = useResource('/routes/{file}/versions', { path: { file }, query: { after: query.get('after') } });
  const [chosen, setChosen] = useState<string>();
  // What is compared is the file as it is now, not as it was when the page was opened.
  useEffect(reload, [file]);
  const done = () => {
    tell('good', t.restored);
    versions.reload();
    reload();
  };
  const editable = shown ? shown.writable : true;
  return (
    <>
      {shown?.notWritable && <Note kind="plain">{shown.notWritable}</Note>}
      {shown?.changed && (
        <p>
          {t.changedShipped}{' '}
          {editable && (
            <Action needs="routes:write" act={() => setChosen('shipped')}>
              {t.restoreShipped}
            </Action>
          )}
        </p>
      )}
      <ProblemNote problem={versions.problem} retry={versions.reload} />
      <Table
        caption={t.views.versions}
        columns={columns(t, editable ? setChosen : undefined)}
        rows={versions.data?.items}
        problem={versions.problem}
        next={versions.data?.next}
        rowKey={(version) => version.version}
        empty={<p>{t.versionsEmpty}</p>}
      />
      {chosen && <Restore file={file} version={chosen} shown={shown} onClose={() => setChosen(undefined)} onDone={done} />}
    </>
  );
}

function Restore({
  file,
  version,
  shown,
  onClose,
  onDone,
}: {
  file: string;
  version: string;
  shown: Schemas['RouteFile'] | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useRouteWords();
  const [note, setNote] = useState('');
  const [findings, setFindings] = useState<Schemas['RouteFinding'][]>([]);
  const old = useResource(version === 'shipped' ? null : '/routes/{file}/versions/{version}', { path: { file, version } });
  const restore = async () => {
    try {
      await api.post(
        '/routes/{file}/restore',
        { version, ...(note ? { note } : {}) },
        { path: { file }, match: shown && `"${shown.hash}"` },
      );
    } catch (failure) {
      setFindings(findingsOf(failure));
      throw failure;
    }
  };
  return (
    <Ask
      title={version === 'shipped' ? t.restoreShipped : t.restoreTitle(version)}
      doIt={t.restore}
      act={restore}
      onClose={onClose}
      onDone={onDone}
    >
      {old.data && <Difference before={shown?.text ?? ''} after={old.data.text ?? ''} />}
      <Field label={t.note} hint={t.noteHint}>
        {(attributes) => <input {...attributes} maxLength={1000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />}
      </Field>
      <Findings findings={findings} />
    </Ask>
  );
}

function columns(t: Words, choose: ((version: string) => void) | undefined): Column<Version>[] {
  return [
    { key: 'version', title: t.version, number: true, cell: (version) => version.version },
    { key: 'when', title: t.when, cell: (version) => <Time at={version.at} exact /> },
    { key: 'who', title: t.who, cell: (version) => version.who.name },
    { key: 'action', title: t.action, cell: (version) => t.actions[version.action] ?? version.action },
    { key: 'note', title: t.note, cell: (version) => version.note ?? '' },
    {
      key: 'restore',
      title: t.restore,
      cell: (version) =>
        choose && (
          <Action needs="routes:write" label={t.restoreTitle(version.version)} act={() => choose(version.version)}>
            {t.restore}
          </Action>
        ),
    },
  ];
}
