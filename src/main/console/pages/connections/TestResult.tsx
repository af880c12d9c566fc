import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '../../api/client';
import { Note } from '../../parts/Note';
import { useWords } from '../../words/language';
import { fingerprintOf } from './fingerprint';
import { words } from './words';

export type Report = Schemas['TestReport'];

interface Props {
  report: Report;
  /** Takes what the server showed into the form; absent when it is already kept. */
  confirm?: (setting: 'hostKey' | 'certificateFingerprint', value: string) => void;
  /** What is kept now. */
  kept: { hostKey?: unknown; certificateFingerprint?: unknown };
}

/** The checks of a test, and what the server showed of itself. */
export function TestResult({ report, confirm, kept }: Props) {
  const t = useWords(words);
  return (
    <section class="test" aria-live="polite">
      <Note kind={report.ok ? 'good' : 'bad'}>
        <p>
          <strong>{report.ok ? t.testGood : t.testBad}</strong>
        </p>
        <ul class="checks">
          {report.checks.map((check) => (
            <li key={check.name}>
              <span aria-hidden="true">{check.ok ? '✓' : '✗'}</span> <strong>{t.checkNames[check.name] ?? check.name}</strong>{' '}
              {t.checkSays[check.name]?.[check.ok ? 'good' : 'bad']} <span lang="en">{check.detail}</span>
            </li>
          ))}
        </ul>
      </Note>
      {report.hostKey && (
        <Note kind="warn">
          <p>
            {t.hostKeyShown} {!confirm && t.hostKeyPinned}
          </p>
          <Fingerprint hostKey={report.hostKey} />
          {confirm && report.hostKey !== kept.hostKey && (
            <button type="button" onClick={() => confirm('hostKey', report.hostKey ?? '')}>
              {t.useKey}
            </button>
          )}
        </Note>
      )}
      {report.certificateFingerprint && report.certificateFingerprint !== kept.certificateFingerprint && (
        <Note kind="plain">
          <p>{t.certificateShown}</p>
          <p>
            <code>{report.certificateFingerprint}</code>
          </p>
          {confirm && (
            <button type="button" onClick={() => confirm('certificateFingerprint', report.certificateFingerprint ?? '')}>
              {t.useCertificate}
            </button>
          )}
        </Note>
      )}
    </section>
  );
}

/** A key of an SSH server, and the fingerprint that people compare. */
export function Fingerprint({ hostKey }: { hostKey: string }) {
  const t = useWords(words);
  const [fingerprint, setFingerprint] = useState<string>();
  useEffect(() => {
    fingerprintOf(hostKey).then(setFingerprint, () => setFingerprint(undefined));
  }, [hostKey]);
  return (
    <p>
      {fingerprint && (
        <>
          {t.fingerprint}: <code>{fingerprint}</code>
          <br />
        </>
      )}
      <code>{hostKey}</code>
    </p>
  );
}
