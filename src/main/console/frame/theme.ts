// Light or dark: as the system, or as chosen in this browser.
import { safely } from '../words/language';
import { createStore } from './store';

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'tillbridge.theme';

function first(): Theme {
  const kept = safely(() => window.localStorage.getItem(KEY));
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export const theme = createStore<Theme>(first());

export function applyTheme(chosen: Theme): void {
  safely(() => (chosen === 'auto' ? window.localStorage.removeItem(KEY) : window.localStorage.setItem(KEY, chosen)));
  document.documentElement.classList.toggle('light', chosen === 'light');
  document.documentElement.classList.toggle('dark', chosen === 'dark');
  theme.set(chosen);
}
