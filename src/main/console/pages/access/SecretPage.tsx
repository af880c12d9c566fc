// The token stands behind # in the address, so it was sent to nobody. Only the click below sends it: a preview of the
// link opens nothing, even one that runs scripts.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { Note } from '../../parts/Note';
import { useWords } from '../../words/language';
import { Others } from './form';
import { Single, words } from './Single';

export default function SecretPage() {
  const t = useWords(words);
  const [token, setToken] = useState(window.location.hash.slice(1));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [opened, setOpened] = useState<Schemas['OpenedSecret']>();
  const [copied, setCopied] = useState('');
  const secret = useRef<HTMLTextAreaElement>(null);
  useEffect(() => secret.current?.focus(), [opened]);
  useEffect(() => {
    // Another link in the same tab changes nothing but what stands behind #.
    const another = () => {
      setToken(window.location.hash.slice(1));
      setOpened(undefined);
      setProblem(undefined);
      setCopied('');
    };
    window.addEventListener('hashchange', another);
    return () => window.removeEventListener('hashchange', another);
  }, []);

  const open = async () => {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      setOpened((await api.post('/one-time-secrets/{token}/open', undefined, { path: { token } })).data);
      // The link is used up and need not stay in the history.
      window.history.replaceState(null, '', window.location.pathname);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(opened?.secret ?? '');
      setCopied(t.copied);
    } catch {
      secret.current?.select();
      setCopied(t.selected);
    }
  };
  const gone = problem instanceof ApiProblem && problem.status === 404;

  if (opened) {
    return (
      <Single title={opened.label}>
        <p>
          <textarea
            ref={secret}
            readOnly
            rows={Math.max(4, opened.secret.split('\n').length)}
            spellcheck={false}
            autocomplete="off"
            aria-label={opened.label}
            value={opened.secret}
          />
        </p>
        <p class="actions">
          <button type="button" onClick={copy}>
            {t.copy}
          </button>
          <span role="status">{copied}</span>
        </p>
        <p>
          <strong>{t.secretGone}</strong>
        </p>
      </Single>
    );
  }
  return (
    <Single title={t.secret}>
      {token === '' || gone ? (
        <Note kind="bad">
          <p>{gone ? t.secretUnknown : t.secretIncomplete}</p>
        </Note>
      ) : (
        <>
          <Others problem={problem} pointers={[]} />
          <p>{t.secretOnce}</p>
          <p>
            <button type="button" class="main" aria-disabled={busy} onClick={open}>
              {t.showSecret}
            </button>
          </p>
        </>
      )}
    </Single>
  );
}
