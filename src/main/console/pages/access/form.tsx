// What the forms of these pages have in common.
import { useEffect, useRef } from 'preact/hooks';
import { ApiProblem, byField } from '../../api/problem';
import { Note } from '../../parts/Note';
import { useCommon } from '../../words';
import { useWords } from '../../words/language';
import { words } from './Single';

/** Moves the keyboard to the first faulty field after each try that found one. */
export function useFaultFocus(tries: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    faulty?.focus();
  }, [tries]);
  return form;
}

/** What a call said that belongs to no field. */
export function Others({ problem, pointers }: { problem: unknown; pointers: string[] }) {
  const t = useWords(words);
  const common = useCommon();
  if (!problem) {
    return null;
  }
  const waits = problem instanceof ApiProblem ? problem.retryAfter : undefined;
  const others = problem instanceof ApiProblem ? byField(problem, pointers).others : [common.lost];
  if (others.length === 0) {
    return null;
  }
  return (
    <Note kind="bad">
      {others.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {waits !== undefined && <p>{t.wait(waits)}</p>}
    </Note>
  );
}
