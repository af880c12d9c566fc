import type { Schemas } from '../../api/client';
import type { Tone } from '../../parts/Table';
import { useWords } from '../../words/language';
import { en } from './en';
import { nl } from './nl';

export function useWholesaleWords() {
  return useWords({ en, nl });
}

export type Order = Schemas['WholesaleOrder'];
export type Move = Schemas['WholesaleMove'];

export const TONES: Record<Order['state'], Tone> = {
  draft: 'plain',
  submitted: 'warn',
  accepted: 'busy',
  declined: 'bad',
  processing: 'busy',
  'partly-shipped': 'busy',
  completed: 'good',
  cancelled: 'plain',
};

export const STATES = Object.keys(TONES) as Order['state'][];
