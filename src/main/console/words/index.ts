import { en } from './en';
import { useWords } from './language';
import { nl } from './nl';

/** What every page says, in the language of the page. */
export const common = { en, nl };

export function useCommon() {
  return useWords(common);
}
