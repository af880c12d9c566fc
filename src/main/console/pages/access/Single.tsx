import type { ComponentChildren } from 'preact';
import { useTitle } from '../../frame/Frame';
import { useStore } from '../../frame/store';
import { choose, LANGUAGES, type Language, language, useWords } from '../../words/language';
import { en } from './en';
import { nl } from './nl';

export const words = { en, nl };

/** A page without the frame: one card, and the choice of the language. */
export function Single({ title, children }: { title: string; children: ComponentChildren }) {
  const t = useWords(words);
  const chosen = useStore(language);
  useTitle(title);
  return (
    <main class="single">
      <div class="card">
        <p class="brand">Tillbridge</p>
        <h1>{title}</h1>
        {children}
        <label class="languages">
          <span class="unseen">{t.language}</span>
          <select value={chosen} onChange={(event) => choose(event.currentTarget.value as Language)}>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </main>
  );
}
