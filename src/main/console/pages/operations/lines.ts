// The lines of a log, joined from what was read at different times.

export interface Line {
  id: string;
  at: string;
  level: string;
  message: string;
}

/** Both without repeats, in the order in which they were written. */
export function joined(lines: Line[], more: Line[]): Line[] {
  const all = new Map(lines.map((line) => [line.id, line]));
  for (const line of more) {
    all.set(line.id, line);
  }
  return [...all.values()].sort((one, other) => Number(one.id) - Number(other.id));
}

/** A date of a filter as the instant at which it begins here; nothing for a text that is no date. */
export function instantOf(day: string | null): string | undefined {
  if (!day) {
    return undefined;
  }
  const begin = new Date(`${day}T00:00:00`);
  return Number.isNaN(begin.getTime()) ? undefined : begin.toISOString().replace('.000', '');
}

/** The instant at which the day after begins here. */
export function endOf(day: string | null): string | undefined {
  const begin = instantOf(day);
  if (begin === undefined) {
    return undefined;
  }
  const end = new Date(begin);
  end.setDate(end.getDate() + 1);
  return end.toISOString().replace('.000', '');
}

/** How long something took, such as `1 h 2 min`. */
export function duration(from: string | undefined, to: string | undefined): string | undefined {
  if (!from || !to) {
    return undefined;
  }
  const seconds = Math.max(0, (new Date(to).getTime() - new Date(from).getTime()) / 1000);
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', hours === 0 ? `${whole % 60} s` : '']
    .filter(Boolean)
    .join(' ');
}
