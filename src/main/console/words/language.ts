// The language of the page: what was chosen in this browser, else what the browser asks for.
import { createStore, useStore } from '../frame/store';

export type Language = 'en' | 'nl';

export const LANGUAGES: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

const KEY = 'tillbridge.language';

function first(): Language {
  const kept = safely(() => window.localStorage.getItem(KEY));
  const wished = kept ?? (typeof navigator === 'undefined' ? 'en' : navigator.language);
  return wished.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}

export function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export const language = createStore<Language>(first());

export function choose(chosen: Language): void {
  safely(() => window.localStorage.setItem(KEY, chosen));
  language.set(chosen);
}

export type Texts<T> = Record<Language, T>;

/** The texts of an area in the language of the page. Both languages have one type: a missing text does not compile. */
export function useWords<T>(texts: Texts<T>): T {
  return texts[useStore(language)];
}

export function wordsNow<T>(texts: Texts<T>): T {
  return texts[language.get()];
}
