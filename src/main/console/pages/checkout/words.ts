import { en } from './en';
import { nl } from './nl';

export const words = { en, nl };
