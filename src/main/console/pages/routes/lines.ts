// The difference of two texts, line by line: the longest lines that both have, in their order.

export interface Part {
  kind: 'same' | 'removed' | 'added';
  lines: string[];
}

const MOST_CELLS = 4_000_000;

export function difference(before: string, after: string): Part[] {
  const old = lines(before);
  const now = lines(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) {
    start++;
  }
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) {
    end++;
  }
  const parts: Part[] = [];
  add(parts, 'same', old.slice(0, start));
  middle(parts, old.slice(start, old.length - end), now.slice(start, now.length - end));
  add(parts, 'same', old.slice(old.length - end));
  return parts;
}

function middle(parts: Part[], old: string[], now: string[]): void {
  const width = now.length + 1;
  if ((old.length + 1) * width > MOST_CELLS) {
    // Too much to compare: all of it is another text.
    add(parts, 'removed', old);
    add(parts, 'added', now);
    return;
  }
  const common = new Uint32Array((old.length + 1) * width);
  const cell = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      common[row * width + column] =
        old[row] === now[column] ? cell(row + 1, column + 1) + 1 : Math.max(cell(row + 1, column), cell(row, column + 1));
    }
  }
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      add(parts, 'same', [old[row++] as string]);
      column++;
    } else if (row < old.length && (column === now.length || cell(row + 1, column) >= cell(row, column + 1))) {
      add(parts, 'removed', [old[row++] as string]);
    } else {
      add(parts, 'added', [now[column++] as string]);
    }
  }
}

function add(parts: Part[], kind: Part['kind'], more: string[]): void {
  const last = parts[parts.length - 1];
  if (more.length === 0) {
    return;
  }
  if (last?.kind === kind) {
    last.lines.push(...more);
  } else {
    parts.push({ kind, lines: [...more] });
  }
}

function lines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
