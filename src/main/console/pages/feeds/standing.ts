import type { Schemas } from '../../api/client';
import type { Tone } from '../../parts/Table';

type Standing = 'published' | 'stopped' | 'waiting' | 'off';

export const TONES: Record<Standing, Tone> = { published: 'good', stopped: 'bad', waiting: 'busy', off: 'plain' };

/** How a feed stands, in a word. */
export function standingOf(feed: Schemas['Feed']): Standing {
  if (!feed.enabled) {
    return 'off';
  }
  if (feed.stopped) {
    return 'stopped';
  }
  return feed.published ? 'published' : 'waiting';
}
