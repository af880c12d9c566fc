import { useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../api/client';
import { href } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Note, ProblemNote } from '../../parts/Note';
import { useCommon } from '../../words';
import { bytes } from '../../words/format';
import { type Sending, sendFile } from './sending';
import { useCatalogWords } from './words';

interface Item {
  key: number;
  file: File;
  share?: number;
  sending?: Sending;
  upload?: Schemas['Upload'];
  problem?: unknown;
}

let last = 0;

/** Takes files that are dropped or chosen, and sends them one after another. */
export function SendBox({ vendors, onSent }: { vendors: Schemas['Connection'][]; onSent: () => void }) {
  const t = useCatalogWords();
  const common = useCommon();
  const [connection, setConnection] = useState(vendors.length === 1 ? (vendors[0]?.id ?? '') : '');
  const [items, setItems] = useState<Item[]>([]);
  const [over, setOver] = useState(false);
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const allowed = useMay('catalog:write');

  const patch = (key: number, change: Partial<Item>) =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const take = (files: FileList | null | undefined) =>
    setItems((now) => [...now.filter((item) => !item.upload), ...[...(files ?? [])].map((file) => ({ key: ++last, file }))]);

  const send = async (check: boolean) => {
    if (!connection) {
      setMissing(true);
      return;
    }
    setMissing(false);
    for (const item of items.filter((one) => !one.upload && !one.sending)) {
      const sending = sendFile(connection, item.file, item.file.name, check, (share) => patch(item.key, { share }));
      patch(item.key, { sending, share: 0, problem: undefined });
      try {
        const upload = await sending.done;
        patch(item.key, { upload });
        onSent();
      } catch (problem) {
        const stopped = problem instanceof DOMException;
        patch(item.key, { problem: stopped ? new Error(t.stopped) : problem });
      } finally {
        setItems((now) =>
          now.map(
            (one) => (one.key === item.key ? { key: one.key, file: one.file, upload: one.upload, problem: one.problem } : one) as Item,
          ),
        );
      }
    }
  };

  if (vendors.length === 0) {
    return (
      <Note kind="plain">
        <p>
          {t.noVendors} <a href={href('/connections')}>{t.toConnections}</a>
        </p>
      </Note>
    );
  }
  const waiting = items.some((item) => !item.upload);
  return (
    <section class="card stack" aria-label={t.send}>
      <h2>{t.send}</h2>
      <div class="field">
        <label for="send-vendor">{t.vendor}</label>
        <select
          id="send-vendor"
          value={connection}
          aria-invalid={missing ? 'true' : 'false'}
          aria-describedby={missing ? 'send-vendor-fault' : undefined}
          onChange={(event) => {
            setConnection(event.currentTarget.value);
            setMissing(false);
          }}
        >
          <option value="" />
          {vendors.map((vendor) => (
            <option key={vendor.id} value={vendor.id}>
              {vendor.name}
            </option>
          ))}
        </select>
        {missing && (
          <p id="send-vendor-fault" class="fault" role="alert">
            {t.chooseVendor}
          </p>
        )}
      </div>
      <div
        role="group"
        aria-label={t.choose}
        class={over ? 'drop over' : 'drop'}
        data-test="drop"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(allowed);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (allowed) {
            take(event.dataTransfer?.files);
          }
        }}
      >
        <p>{t.sendHelp}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t.choose}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <Action needs="catalog:write" act={() => input.current?.click()}>
          {t.choose}
        </Action>
      </div>
      {items.length > 0 && (
        <ul class="sent" aria-label={t.files}>
          {items.map((item) => (
            <li key={item.key}>
              <span>
                {item.file.name} <span class="soft">({bytes(item.file.size)})</span>
              </span>
              {item.sending ? (
                <>
                  <progress value={item.share ?? 0} max={1} aria-label={t.sending(item.file.name)} />
                  <button type="button" onClick={item.sending.stop}>
                    {t.stop}
                  </button>
                </>
              ) : item.upload ? (
                <span>
                  {t.sent} · <a href={href(`/catalog/${item.upload.id}`)}>{t.open}</a>
                </span>
              ) : (
                <button
                  type="button"
                  class="quiet"
                  aria-label={t.remove(item.file.name)}
                  onClick={() => setItems((now) => now.filter((one) => one.key !== item.key))}
                >
                  {common.remove}
                </button>
              )}
              <ProblemNote problem={item.problem} />
            </li>
          ))}
        </ul>
      )}
      {waiting && (
        <p class="actions">
          <Action kind="main" needs="catalog:write" act={() => send(false)}>
            {t.load}
          </Action>
          <Action needs="catalog:write" act={() => send(true)}>
            {t.checkOnly}
          </Action>
          <span class="soft">{t.checkOnlyHelp}</span>
        </p>
      )}
    </section>
  );
}
