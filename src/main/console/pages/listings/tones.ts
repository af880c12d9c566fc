import type { Schemas } from '../../api/client';
import type { Tone } from '../../parts/Table';

export const TONES: Record<Schemas['ListingState'], Tone> = {
  matched: 'good',
  unmatched: 'plain',
  ambiguous: 'warn',
  conflict: 'bad',
  gone: 'plain',
};
