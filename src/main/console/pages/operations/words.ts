import { useWords } from '../../words/language';
import { en } from './en';
import { nl } from './nl';

/** The texts of the operations in the language of the page. */
export function useOperations() {
  return useWords({ en, nl });
}
