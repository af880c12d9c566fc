import { useEffect } from 'preact/hooks';
import type { Schemas } from '../../api/client';
import { useResource } from '../../api/resource';
import type { Tone } from '../../parts/Table';

type Upload = Schemas['Upload'];

export const isOpen = (upload: Upload) => upload.state === 'received' || upload.state === 'loading';

/** An upload, read again until it has ended. */
export function useUpload(id: string) {
  const upload = useResource('/uploads/{id}', { path: { id } }, ['uploads']);
  const open = upload.data !== undefined && isOpen(upload.data);
  usePolling(open, upload.reload);
  return upload;
}

/** Reads again every second and a half while something is under way. */
export function usePolling(under: boolean, reload: () => void): void {
  useEffect(() => {
    if (!under) {
      return;
    }
    const timer = setInterval(reload, 1_500);
    return () => clearInterval(timer);
  }, [under, reload]);
}

export const TONES: Record<Upload['state'], Tone> = {
  received: 'busy',
  loading: 'busy',
  loaded: 'good',
  unchanged: 'plain',
  checked: 'plain',
  refused: 'bad',
  failed: 'bad',
};

export const SEVERITY_TONES: Record<Schemas['Severity'], Tone> = {
  fatal: 'bad',
  critical: 'bad',
  warning: 'warn',
  repaired: 'plain',
};

export const CHANGE_TONES: Record<Schemas['ChangeKind'], Tone> = {
  added: 'good',
  'price-up': 'warn',
  'price-down': 'warn',
  changed: 'plain',
  gone: 'bad',
  back: 'good',
};

/** How many findings there are in all. */
export function found(upload: Upload): number {
  return Object.values(upload.summary?.findings ?? {}).reduce((sum, count) => sum + count, 0);
}
