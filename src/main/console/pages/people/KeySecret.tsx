import { Copy } from '../../parts/Copy';
import { Note } from '../../parts/Note';
import { useWords } from '../../words/language';
import { words } from './words';

/** Client id and secret to copy; gone when the page is left. */
export function KeySecret({ clientId, secret, hide }: { clientId: string; secret: string; hide?: () => void }) {
  const t = useWords(words);
  return (
    <Note kind="warn">
      <p>{t.shownOnce}</p>
      <p>{t.clientId}</p>
      <Copy text={clientId} label={t.clientId} />
      <p>{t.secret}</p>
      <Copy text={secret} label={t.secret} />
      {hide && (
        <p class="actions">
          <button type="button" onClick={hide}>
            {t.hide}
          </button>
        </p>
      )}
    </Note>
  );
}
