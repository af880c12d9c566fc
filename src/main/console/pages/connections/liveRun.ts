// A run as it goes: its lines and its state come by the stream of its events.
import { useEffect, useState } from 'preact/hooks';
import { address, type Schemas } from '../../api/client';

export type Run = Schemas['Run'];
export type Line = Schemas['RunEvent'];

/** How many of the last lines are kept. */
const LINES = 200;

export function isOver(run: Run | undefined): boolean {
  return run !== undefined && run.state !== 'queued' && run.state !== 'running';
}

/** The browser opens the stream again by itself when it is lost, after the last line that it has seen. */
export function useLiveRun(id: string): { run: Run | undefined; lines: Line[] } {
  const [run, setRun] = useState<Run>();
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => {
    setRun(undefined);
    setLines([]);
    const stream = new EventSource(address('/runs/{id}/events', { path: { id } }), { withCredentials: true });
    const read = (event: Event) => setRun(JSON.parse((event as MessageEvent<string>).data) as Run);
    stream.addEventListener('run', read);
    stream.addEventListener('line', (event) => {
      const line = JSON.parse((event as MessageEvent<string>).data) as Line;
      setLines((before) => (before.some((one) => one.id === line.id) ? before : [...before.slice(1 - LINES), line]));
    });
    stream.addEventListener('end', (event) => {
      read(event);
      stream.close();
    });
    return () => stream.close();
  }, [id]);
  return { run, lines };
}
