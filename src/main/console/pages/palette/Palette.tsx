// The search over everything, and every page and action by its name.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { api } from '../../api/client';
import { navigate } from '../../frame/location';
import { session } from '../../frame/session';
import { useStore } from '../../frame/store';
import { Dialog } from '../../parts/Dialog';
import { ProblemNote } from '../../parts/Note';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { en } from './en';
import { type Entry, found, places } from './entries';
import { nl } from './nl';

const words = { en, nl };
/** While somebody types, the hub is asked once the keys rest this long. */
const REST = 120;

export function Palette() {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen((now) => !now);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button type="button" class="finder" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>
        {t.open} <kbd>Ctrl K</kbd>
      </button>
      {open && (
        <Dialog title={t.title} onClose={() => setOpen(false)} wide>
          <Finder close={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Finder({ close }: { close: () => void }) {
  const t = useWords(words);
  const common = useCommon();
  const who = useStore(session);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [hits, setHits] = useState<{ of: string; entries: Entry[] }>({ of: '', entries: [] });
  const [problem, setProblem] = useState<unknown>();
  const [chosen, setChosen] = useState(0);
  const text = typed.trim();

  useEffect(() => {
    setChosen(0);
    setProblem(undefined);
    if (text === '') {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.get('/search', { query: { q: text.slice(0, 100) }, signal: abort.signal }).then(
        (answer) => setHits({ of: text, entries: answer.data.items.map(found) }),
        (failure) => !abort.signal.aborted && setProblem(failure),
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);

  // A scanner types a code and Enter at once: what is found then is opened as it comes.
  const entered = useRef(false);
  const pages = who ? places(text, t, common, who) : [];
  const waiting = text !== '' && hits.of !== text && !problem;
  const entries = [...(text === '' || waiting ? [] : hits.entries), ...pages];
  const at = Math.min(chosen, entries.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const go = (entry: Entry | undefined) => {
    if (!entry) {
      return;
    }
    close();
    if (entry.act) {
      Promise.resolve(entry.act()).catch(() => {});
    } else if (entry.to?.includes('/console')) {
      navigate(entry.to);
    } else if (entry.to) {
      window.location.assign(entry.to);
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && entries.length > 0) {
      event.preventDefault();
      setChosen((at + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (waiting) {
        entered.current = true;
      } else {
        go(entries[at]);
      }
    }
  };
  useEffect(() => {
    if (!waiting && entered.current) {
      entered.current = false;
      go(entries[0]);
    }
  }, [waiting]);

  return (
    <div class="palette">
      <input
        ref={input}
        // The dialog gives it the focus as it opens
        autofocus
        // Not a search field: its first Escape would empty it, where one wants to leave.
        type="text"
        inputmode="search"
        role="combobox"
        aria-label={t.title}
        aria-describedby={`${id}-hint`}
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `${id}-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
      />
      <p id={`${id}-hint`} class="hint soft">
        {t.hint}
      </p>
      <ProblemNote problem={problem} />
      <p role="status" class="unseen">
        {waiting ? common.loading : t.found(entries.length)}
      </p>
      {entries.length === 0 && !waiting && !problem && <p>{t.none(text)}</p>}
      <div class="hits" ref={list} id={`${id}-list`} role="listbox" aria-label={t.title}>
        {entries.map((entry, index) => (
          // The keyboard stays in the field, which opens the chosen entry by Enter.
          <div
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => go(entry)}
            onKeyDown={(event) => event.key === 'Enter' && go(entry)}
            onMouseMove={() => setChosen(index)}
          >
            <span class="kind soft">{t.kinds[entry.kind]}</span>
            <span>
              {entry.title} {entry.detail && <span class="soft">{entry.detail}</span>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
