import { address, type Schemas, send } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Params } from '../../frame/areas';
import { href, navigate } from '../../frame/location';
import { useMay } from '../../frame/session';
import { Action } from '../../parts/Action';
import { Facts } from '../../parts/Facts';
import { Note } from '../../parts/Note';
import { Badge } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { tell } from '../../parts/Toasts';
import { bytes, number } from '../../words/format';
import { FindingChart } from './FindingChart';
import { sendFile } from './sending';
import { UploadFrame } from './UploadFrame';
import { isOpen, TONES, usePolling, useUpload } from './useUpload';
import { useCatalogWords } from './words';

type Upload = Schemas['Upload'];

export default function UploadPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const t = useCatalogWords();
  const upload = useUpload(id);
  const shown = upload.data;
  return (
    <UploadFrame id={id} upload={upload}>
      {shown && (
        <>
          {isOpen(shown) && <Progress upload={shown} />}
          {shown.check && <Outcome upload={shown} />}
          {shown.error && !shown.check && (
            <Note kind="bad">
              <p>{shown.error}</p>
            </Note>
          )}
          <Facts
            facts={[
              [
                t.state,
                <Badge key="state" tone={TONES[shown.state]} filter={{ path: '/catalog', query: { state: shown.state } }}>
                  {t.states[shown.state]}
                </Badge>,
              ],
              [t.vendor, <VendorName key="vendor" id={shown.connectionId} />],
              [t.source, t.sources[shown.source]],
              [t.size, bytes(shown.size)],
              [t.received, <Time key="received" at={shown.receivedAt} exact />],
              [t.finished, shown.finishedAt && <Time key="finished" at={shown.finishedAt} exact />],
              [t.rows, shown.summary && number(shown.summary.rows)],
              [t.created, shown.summary && number(shown.summary.created)],
              [t.updated, shown.summary && number(shown.summary.updated)],
              [t.unchanged, shown.summary && number(shown.summary.unchanged)],
              [t.rejected, shown.summary && number(shown.summary.rejected)],
            ]}
          />
          <Downloads upload={shown} />
          {shown.summary && <FindingChart upload={shown} />}
        </>
      )}
    </UploadFrame>
  );
}

function VendorName({ id }: { id: string }) {
  const connection = useResource(useMay('connections:read') ? '/connections/{id}' : null, { path: { id } });
  return <>{connection.data ? <a href={href(`/connections/${id}`)}>{connection.data.name}</a> : id}</>;
}

/** How far the load is, by the run that loads it. */
function Progress({ upload }: { upload: Upload }) {
  const t = useCatalogWords();
  const runs = useResource(
    useMay('connections:read') ? '/runs' : null,
    { query: { connection: upload.connectionId, job: 'catalog-load', state: 'running', limit: 1 } },
    ['runs'],
  );
  usePolling(true, runs.reload);
  const progress = runs.data?.items[0]?.progress as { step?: string; rows?: number; share?: number } | undefined;
  const text =
    upload.state === 'received' || !progress?.step
      ? t.waiting
      : t.working(t.progress[progress.step] ?? progress.step, number(progress.rows ?? 0));
  return (
    <Note kind="plain">
      <p>{text}</p>
      <progress aria-label={t.states[upload.state]} {...(progress?.share === undefined ? {} : { value: progress.share, max: 1 })} />
    </Note>
  );
}

function Outcome({ upload }: { upload: Upload }) {
  const t = useCatalogWords();
  const check = upload.check;
  if (!check) {
    return null;
  }
  const load = async () => {
    const file = await (await send('get', '/uploads/{id}/file', { path: { id: upload.id }, headers: { Accept: '*/*' } })).blob();
    const sent = await sendFile(upload.connectionId, file, upload.filename, false, () => {}).done;
    tell('good', t.loadedNow);
    navigate(href(`/catalog/${sent.id}`));
  };
  return (
    <section class="card stack" aria-label={t.outcome}>
      <h2>{t.outcome}</h2>
      <Note kind={check.outcome === 'refused' ? 'bad' : 'good'}>
        <p>
          {t.outcomes[check.outcome]} {upload.error}
        </p>
      </Note>
      {check.missing > 0 && (
        <p>
          {t.missing(number(check.missing))} {t.missingPolicy[check.missingProducts]}
        </p>
      )}
      {check.asPull.outcome === 'refused' && check.outcome !== 'refused' && (
        <Note kind="warn">
          <p>
            {t.pullRefused} {check.asPull.reason}
          </p>
        </Note>
      )}
      {check.outcome === 'loaded' && !upload.filesRemovedAt && (
        <p>
          <Action kind="main" needs="catalog:write" act={load}>
            {t.loadNow}
          </Action>
        </p>
      )}
    </section>
  );
}

function Downloads({ upload }: { upload: Upload }) {
  const t = useCatalogWords();
  if (upload.filesRemovedAt) {
    return <p class="soft">{t.filesRemoved}</p>;
  }
  const of = (part: 'file' | 'error-file' | 'rejected-rows') => address(`/uploads/{id}/${part}`, { path: { id: upload.id } });
  return (
    <section class="stack" aria-label={t.downloads}>
      <h2>{t.downloads}</h2>
      <p class="actions">
        {upload.sha256 && (
          <a class="button" href={of('file')} download>
            {t.original}
          </a>
        )}
        {upload.summary && (
          <>
            <a class="button" href={of('error-file')} download>
              {t.errorFile}
            </a>
            <a class="button" href={of('rejected-rows')} download>
              {t.rejectedRows}
            </a>
          </>
        )}
      </p>
    </section>
  );
}
