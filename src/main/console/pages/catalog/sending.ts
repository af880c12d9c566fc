// Sends a catalog file with its progress, which fetch does not tell.
import { address, type Schemas } from '../../api/client';
import { ApiProblem, Unreachable } from '../../api/problem';
import { session } from '../../frame/session';

export interface Sending {
  done: Promise<Schemas['Upload']>;
  stop: () => void;
}

/** @param progress from 0 to 1, as the bytes leave the browser */
export function sendFile(connection: string, file: Blob, name: string, check: boolean, progress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Schemas['Upload']>((resolve, reject) => {
    request.open(
      'POST',
      address('/connections/{id}/uploads', { path: { id: connection }, query: { filename: name, check: check ? true : undefined } }),
    );
    request.responseType = 'json';
    request.setRequestHeader('X-CSRF-Token', session.get()?.csrfToken ?? 'none');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.upload.onprogress = (event) => progress(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () =>
      request.status === 202
        ? resolve(request.response as Schemas['Upload'])
        : reject(
            new ApiProblem(request.status, (request.response ?? {}) as Record<string, unknown>, request.getResponseHeader('Retry-After')),
          );
    request.onerror = () => reject(new Unreachable('The hub cannot be reached.'));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}
