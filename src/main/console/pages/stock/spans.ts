// Spans of time as bars.
import { number } from '../../words/format';

export interface Span {
  from: string;
  to: string;
}

export interface Bar {
  x: number;
  width: number;
}

/** Spans that touch or overlap are one bar; a gap is at least as wide as can be seen. */
export function spanPicture(spans: Span[], gaps: Span[], width: number): { from: string; to: string; read: Bar[]; gaps: Bar[] } {
  const times = spans.flatMap((span) => [Date.parse(span.from), Date.parse(span.to)]);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const scale = width / Math.max(1, last - first);
  const read: { from: number; to: number }[] = [];
  for (const span of [...spans].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const from = Date.parse(span.from);
    const to = Date.parse(span.to);
    const before = read[read.length - 1];
    if (before && from <= before.to) {
      before.to = Math.max(before.to, to);
    } else {
      read.push({ from, to });
    }
  }
  const bar = (from: number, to: number, least: number): Bar => {
    const x = Math.max(0, (from - first) * scale);
    return { x: Math.min(x, width - least), width: Math.max(least, Math.min(width, (to - first) * scale) - x) };
  };
  return {
    from: new Date(first).toISOString(),
    to: new Date(last).toISOString(),
    read: read.map((one) => bar(one.from, one.to, 1)),
    gaps: gaps
      .map((gap) => ({ from: Date.parse(gap.from), to: Date.parse(gap.to) }))
      .filter((gap) => gap.to > first && gap.from < last)
      .map((gap) => bar(gap.from, gap.to, 3)),
  };
}

/** Such as “2 h 5 min”. */
export function duration(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor((seconds % 86_400) / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ];
  const from0 = parts.findIndex(([count]) => count > 0);
  return from0 < 0
    ? '0 s'
    : parts
        .slice(from0, from0 + 2)
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${number(count)} ${unit}`)
        .join(' ');
}
