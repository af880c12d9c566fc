// Bars by day, drawn by uPlot, which is loaded when the first chart is shown. The numbers stand in a table beside it.
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../../frame/store';
import { theme } from '../../frame/theme';
import { date, number } from '../../words/format';
import { language } from '../../words/language';

export interface Series {
  name: string;
  /** The colour by its class: `accent`, `bad` or `warn`. */
  tone: 'accent' | 'bad' | 'warn';
  values: number[];
}

const HEIGHT = 180;

function total(series: Series): number {
  return series.values.reduce((sum, value) => sum + value, 0);
}

export function Chart({ title, days, series }: { title: string; days: string[]; series: Series[] }) {
  const at = useRef<HTMLDivElement>(null);
  const look = useStore(theme);
  const words = useStore(language);
  const key = JSON.stringify([title, days, series]);
  useEffect(() => {
    const box = at.current;
    if (!box) {
      return;
    }
    let gone = false;
    let drawn: { destroy: () => void; setSize: (size: { width: number; height: number }) => void } | undefined;
    const sizes = new ResizeObserver(() => drawn?.setSize({ width: box.clientWidth, height: HEIGHT }));
    import('uplot').then(({ default: UPlot }) => {
      if (gone) {
        return;
      }
      const colour = (tone: string) => {
        const probe = document.createElement('span');
        probe.className = `ink ${tone}`;
        box.append(probe);
        const found = getComputedStyle(probe).color;
        probe.remove();
        return found;
      };
      const soft = colour('soft');
      const line = colour('line');
      const bars = UPlot.paths.bars?.({ size: [0.7, 40], align: 0 });
      const axis = { stroke: soft, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: '12px system-ui' };
      drawn = new UPlot(
        {
          width: box.clientWidth,
          height: HEIGHT,
          legend: { show: false },
          cursor: { drag: { x: false, y: false } },
          scales: { x: { time: false, range: [-0.5, days.length - 0.5] }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
          axes: [
            {
              ...axis,
              grid: { show: false },
              values: (_, at) => at.map((index) => (Number.isInteger(index) ? (days[index]?.slice(5) ?? '') : '')),
            },
            {
              ...axis,
              size: 60,
              values: (_, at) => at.map((value) => (Number.isInteger(value) ? number(value) : '')),
            },
          ],
          series: [
            { label: '', value: (_, index) => (index === null || index === undefined ? '' : date(days[index] ?? '')) },
            ...series.map((one) => ({
              label: one.name,
              stroke: colour(one.tone),
              fill: colour(one.tone),
              width: 0,
              ...(bars ? { paths: bars } : {}),
              points: { show: false },
              value: (_: unknown, value: number | null) => (value === null ? '' : number(value)),
            })),
          ],
        },
        [days.map((_, index) => index), ...series.map((one) => one.values)],
        box,
      );
      sizes.observe(box);
    });
    return () => {
      gone = true;
      sizes.disconnect();
      drawn?.destroy();
    };
  }, [key, look, words]);
  const told = series.map((one) => `${one.name}: ${number(total(one))}`).join(', ');
  return (
    <figure class="card chart">
      <figcaption>
        <h3>{title}</h3>
        {series.length > 1 ? (
          <span class="soft">
            {series.map((one) => (
              <span key={one.name} class="key">
                <span class={`swatch ${one.tone}`} aria-hidden="true" /> {one.name}: {number(total(one))}
              </span>
            ))}
          </span>
        ) : (
          <span class="soft">{series.map((one) => number(total(one)))}</span>
        )}
      </figcaption>
      <div ref={at} class="drawing" role="img" aria-label={`${title}. ${told}`} />
    </figure>
  );
}
