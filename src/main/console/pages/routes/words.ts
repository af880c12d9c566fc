import { useWords } from '../../words/language';
import { en, type Words } from './en';
import { nl } from './nl';

const words = { en, nl };

export function useRouteWords(): Words {
  return useWords(words);
}
