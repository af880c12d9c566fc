import { useWords } from '../../words/language';
import { en } from './en';
import { nl } from './nl';

export function usePartnerWords() {
  return useWords({ en, nl });
}
