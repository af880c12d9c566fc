import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { href, navigate } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Ask, Dialog } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note, ProblemNote } from '../../parts/Note';
import { SendOrCancel, useSending } from '../../parts/Sending';
import { useCommon } from '../../words';
import { dateTime } from '../../words/format';
import { type Editor, open } from './codemirror';
import { offers, type Vocabulary } from './completion';
import { Difference } from './Difference';
import { Findings } from './State';
import { currentOf, decided, findingsOf } from './saving';
import { useRouteWords } from './words';

type File = Schemas['RouteFile'];
type Finding = Schemas['RouteFinding'];

export interface EditProps {
  file: string;
  /** The file as it is; undefined for a new one. */
  shown: File | undefined;
  line: number;
  reload: () => void;
}

const CHECK_AFTER = 700;

/** The editor of a file: checked while one types, compared before it is saved, followed until it is in force. */
export default function EditView({ file, shown, line, reload }: EditProps) {
  const t = useRouteWords();
  const c = useCommon();
  const may = useMay('routes:write');
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>();
  const [base, setBase] = useState(shown);
  const [text, setText] = useState(shown?.text ?? '');
  const [findings, setFindings] = useState<Finding[]>();
  const [asking, setAsking] = useState<'save' | 'delete'>();
  const [theirs, setTheirs] = useState<File>();
  const [told, setTold] = useState<{ kind: 'good' | 'warn' | 'plain'; text: string }>();
  const following = useRef<AbortController>();
  const writable = may && (base ? base.writable : true);
  const changed = text !== (base?.text ?? '');

  useEffect(() => {
    let names: Vocabulary | undefined;
    const abort = new AbortController();
    api.get('/routes/vocabulary', { signal: abort.signal }).then(
      (answer) => {
        names = answer.data;
      },
      () => {},
    );
    if (host.current) {
      editor.current = open(host.current, {
        text,
        label: t.editor,
        readOnly: !writable,
        onChange: setText,
        offers: (now, at) => names && offers(now, at, names, file.startsWith('custom/')),
      });
      if (line > 0) {
        editor.current.go(line);
      }
    }
    return () => {
      abort.abort();
      following.current?.abort();
      editor.current?.destroy();
    };
  }, [file]);

  // The check of a save, a moment after the last key.
  useEffect(() => {
    if (!may || !changed) {
      setFindings(undefined);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.post('/routes/check', { file, text }, { signal: abort.signal }).then(
        (answer) => setFindings(answer.data.findings),
        () => {},
      );
    }, CHECK_AFTER);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [file, text, may, changed]);
  useEffect(() => editor.current?.mark((findings ?? []).filter((one) => one.file === file)), [findings]);

  // Nobody loses a text by leaving the page.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => changed && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [changed]);

  const save = async (note: string) => {
    setTold(undefined);
    try {
      const answer = await api.put(
        '/routes/{file}',
        { text, ...(note ? { note } : {}) },
        { path: { file }, match: base && `"${base.hash}"`, headers: base ? {} : { 'If-None-Match': '*' } },
      );
      const saved = answer.data as File;
      setBase(saved);
      setTheirs(undefined);
      void follow(saved.hash);
    } catch (failure) {
      setFindings(findingsOf(failure));
      setTheirs(currentOf(failure));
      throw failure;
    }
  };

  const follow = async (hash: string) => {
    following.current?.abort();
    const abort = new AbortController();
    following.current = abort;
    setTold({ kind: 'plain', text: t.saving });
    const state = await decided(file, hash, abort.signal).catch(() => undefined);
    if (abort.signal.aborted) {
      return;
    }
    setFindings(state?.findings ?? []);
    if (state?.state === 'live') {
      setTold({ kind: 'good', text: t.liveSince(dateTime(state.liveSince ?? new Date().toISOString())) });
    } else {
      setTold({ kind: 'warn', text: state?.state === 'pending' ? t.restart : (t.states[state?.state ?? ''] ?? t.saving) });
    }
    reload();
    if (!shown) {
      navigate(href(`/routes/${file}`, { view: 'edit' }), { replace: true });
    }
  };

  return (
    <>
      {!may && <Note kind="plain">{c.denied('routes:write')}</Note>}
      {may && base?.notWritable && <Note kind="plain">{base.notWritable}</Note>}
      {told && <Note kind={told.kind}>{told.text}</Note>}
      {theirs && (
        <Note kind="warn">
          <p>{t.stale}</p>
          <Difference before={theirs.text} after={text} />
          <p class="actions">
            <button
              type="button"
              onClick={() => {
                setBase(theirs);
                editor.current?.setText(theirs.text);
                setTheirs(undefined);
              }}
            >
              {t.takeTheirs}
            </button>
            <button
              type="button"
              onClick={() => {
                setBase(theirs);
                setTheirs(undefined);
                setAsking('save');
              }}
            >
              {t.keepMine}
            </button>
          </p>
        </Note>
      )}
      {findings && <Findings findings={findings} go={(to) => editor.current?.go(to)} />}
      {findings?.length === 0 && changed && <Note kind="good">{t.sound}</Note>}
      <div ref={host} class="editor" />
      <p class="actions">
        <Action needs="routes:write" kind="main" disabled={!writable || !changed} act={() => setAsking('save')}>
          {t.review}
        </Action>
        {changed && (
          <button type="button" onClick={() => editor.current?.setText(base?.text ?? '')}>
            {t.throwAway}
          </button>
        )}
        {base && (
          <Action needs="routes:write" kind="danger" disabled={!writable} act={() => setAsking('delete')}>
            {t.remove}
          </Action>
        )}
      </p>
      {asking === 'save' && <Review before={base?.text ?? ''} after={text} save={save} onClose={() => setAsking(undefined)} />}
      {asking === 'delete' && base && (
        <Ask
          title={t.remove}
          doIt={c.remove}
          danger
          act={async () => {
            try {
              await api.delete('/routes/{file}', { path: { file }, match: `"${base.hash}"` });
            } catch (failure) {
              setFindings(findingsOf(failure));
              throw failure;
            }
          }}
          onClose={() => setAsking(undefined)}
          onDone={() => navigate(href('/routes'))}
        >
          <p>{t.removeHelp}</p>
        </Ask>
      )}
    </>
  );
}

/** What a save changes, before it is done. */
function Review({
  before,
  after,
  save,
  onClose,
}: {
  before: string;
  after: string;
  save: (note: string) => Promise<void>;
  onClose: () => void;
}) {
  const t = useRouteWords();
  const [note, setNote] = useState('');
  const { busy, problem, submit } = useSending(async () => {
    try {
      await save(note.trim());
    } catch (failure) {
      if (!currentOf(failure)) {
        throw failure;
      }
    }
    onClose();
  });
  return (
    <Dialog title={t.difference} onClose={onClose} wide>
      <form onSubmit={submit}>
        <Difference before={before} after={after} />
        <Field label={t.note} hint={t.noteHint}>
          {(attributes) => <input {...attributes} maxLength={1000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />}
        </Field>
        <ProblemNote problem={problem} />
        <SendOrCancel busy={busy} send={t.save} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
