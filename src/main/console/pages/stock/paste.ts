// Counts pasted from a spreadsheet: which column holds what, and what each number means.

export type Role = 'code' | 'sku' | 'gtin' | 'warehouse' | 'count' | 'ignore';
export const ROLES: Role[] = ['code', 'sku', 'gtin', 'warehouse', 'count', 'ignore'];

export interface Pasted {
  rows: string[][];
  columns: number;
  /** Whether the first row holds headings. */
  heading: boolean;
  roles: Role[];
}

export type CountFault = 'empty' | 'negative' | 'decimal' | 'scientific' | 'notNumber' | 'noCode' | 'tooLarge';

export interface ReadCount {
  value?: number;
  fault?: CountFault;
  /** What was read in a way that one should look at. */
  warning?: 'thousands' | 'zeros';
}

export type Grouped = 'thousands' | 'decimal';

const LARGEST = 1_000_000_000_000;

const HEADINGS: [Role, RegExp][] = [
  ['gtin', /^(gtin|ean|upc|isbn|barcode|streepjescode)([\s_-]?(code|13|14|8))?$/],
  ['sku', /^(sku|vendor[\s_-]?sku)$/],
  ['code', /^(code|article|artikel|article[\s_-]?(code|number|no\.?|nr\.?)|artikel[\s_-]?(code|nummer|nr\.?)|product[\s_-]?code|item)$/],
  ['warehouse', /^(warehouse|location|magazijn|locatie|plaats|hal|filiaal|store)([\s_-]?(name|naam))?$/],
  [
    'count',
    /^(count|counted|qty|quantity|pieces|stock|on[\s_-]?hand|telling|geteld|aantal|stuks|voorraad|aanwezig)([\s_-]?(pieces|stuks))?$/,
  ],
];

/** The rows of a text as a spreadsheet copies it: by tabs, else by semicolons, else by commas; quotes keep what is in them. */
export function rowsOf(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const first = plain.split('\n').find((line) => line.trim() !== '') ?? '';
  const separator = plain.includes('\t') ? '\t' : first.includes(';') ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.replace(/\u00a0/g, ' ').trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one !== '')) {
      rows.push(row);
    }
    row = [];
  };
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at] as string;
    if (quoted) {
      if (sign === '"' && plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (sign === '"') {
        quoted = false;
      } else {
        cell += sign;
      }
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === separator) {
      endCell();
    } else if (sign === '\n') {
      endRow();
    } else {
      cell += sign;
    }
  }
  endRow();
  return rows;
}

/** @param warehouses names, to know a column of them without a heading */
export function readPaste(text: string, warehouses: string[]): Pasted {
  const rows = rowsOf(text);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const first = rows[0] ?? [];
  const named = first.map(roleOf);
  const known = named.some((role) => role !== undefined);
  const heading = known || (rows.length > 1 && !first.some(isNumber) && rows.slice(1).some((row) => row.some(isNumber)));
  const body = heading ? rows.slice(1) : rows;
  const roles: Role[] = Array.from({ length: columns }, (_, at) => named[at] ?? 'ignore');
  const taken = new Set<Role>();
  // The first column of a name counts; a second one is not used.
  for (let at = 0; at < columns; at++) {
    const role = roles[at] as Role;
    if (role !== 'ignore' && taken.has(role)) {
      roles[at] = 'ignore';
    }
    taken.add(role);
  }
  const cells = (at: number) => body.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  const free = () => [...roles.keys()].filter((at) => roles[at] === 'ignore' && cells(at).length > 0);
  const names = new Set(warehouses.map((name) => name.toLowerCase()));
  const guess = (role: Role, fits: (cell: string) => boolean, candidates: number[]) => {
    const found = taken.has(role) ? undefined : candidates.find((at) => cells(at).every(fits));
    if (found !== undefined) {
      roles[found] = role;
      taken.add(role);
    }
  };
  guess('warehouse', (cell) => names.has(cell.toLowerCase()), free());
  // What has eight digits or more is a GTIN rather than a number of pieces.
  guess('count', (cell) => isNumber(cell) && cell.replace(/\D/g, '').length < 8, free().reverse());
  if (!taken.has('sku') && !taken.has('gtin')) {
    guess('code', () => true, free());
  }
  // One way to name the product is enough: the GTIN beside a SKU says the same.
  if (taken.has('sku') || taken.has('code')) {
    const spare = roles.indexOf('gtin');
    if (spare >= 0) {
      roles[spare] = 'ignore';
    }
  }
  return { rows, columns, heading, roles };
}

function roleOf(cell: string): Role | undefined {
  const name = cell.trim().toLowerCase();
  return HEADINGS.find(([, pattern]) => pattern.test(name))?.[0];
}

function isNumber(cell: string): boolean {
  return /^[-−+]?\d[\d.,'’\s]*$/.test(cell);
}

/** What a cell means as a number of pieces. */
export function readCount(cell: string, grouped: Grouped): ReadCount {
  const text = cell.replace(/\u00a0|\u202f/g, ' ').trim();
  if (text === '') {
    return { fault: 'empty' };
  }
  if (/^[-−]\s*\d/.test(text)) {
    return { fault: 'negative' };
  }
  if (/^\d+([.,]\d+)?[eE][+-]?\d+$/.test(text)) {
    return { fault: 'scientific' };
  }
  if (/^\d+$/.test(text)) {
    return whole(text);
  }
  // One group of three digits may be thousands or decimals: who pastes decides.
  if (/^\d{1,3}[.,]\d{3}$/.test(text) && !/^0/.test(text)) {
    return grouped === 'thousands' ? whole(text.replace(/\D/g, ''), 'thousands') : { fault: 'decimal' };
  }
  const parts = /^([1-9]\d{0,2}(?:([.,'’ ])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/.exec(text);
  if (parts && parts[2] !== parts[3]) {
    return parts[4] === undefined || /^0+$/.test(parts[4])
      ? whole((parts[1] as string).replace(/\D/g, ''), 'thousands')
      : { fault: 'decimal' };
  }
  const decimal = /^(\d+)[.,](\d*)$/.exec(text);
  if (decimal) {
    return /^0*$/.test(decimal[2] as string) ? whole(decimal[1] as string, 'zeros') : { fault: 'decimal' };
  }
  return { fault: 'notNumber' };
}

function whole(digits: string, warning?: ReadCount['warning']): ReadCount {
  const value = Number(digits);
  if (value > LARGEST) {
    return { fault: 'tooLarge' };
  }
  return warning ? { value, warning } : { value };
}

export interface CountRow {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  code: string;
  warehouse: string;
  cell: string;
  count: ReadCount;
  /** What the API takes; absent when the row has a fault. */
  item?: Item;
}

export interface Item {
  onHand: number;
  code?: string;
  sku?: string;
  gtin?: string;
  warehouse?: string;
  warehouseId?: string;
  reference?: string;
}

/** @param place the warehouse of rows that name none */
export function countRows(pasted: Pasted, grouped: Grouped, place: string): CountRow[] {
  const at = (role: Role) => pasted.roles.indexOf(role);
  const named = (['code', 'sku', 'gtin'] as const).find((role) => at(role) >= 0);
  return pasted.rows.slice(pasted.heading ? 1 : 0).map((cells, place0) => {
    const code = named ? (cells[at(named)] ?? '') : '';
    const warehouse = at('warehouse') >= 0 ? (cells[at('warehouse')] ?? '') : '';
    const cell = cells[at('count')] ?? '';
    const number = place0 + (pasted.heading ? 2 : 1);
    const count = faultOfCode(code) ?? readCount(cell, grouped);
    if (count.value === undefined || !named) {
      return { row: number, code, warehouse, cell, count };
    }
    const item: Item = {
      [named]: named === 'gtin' ? code.replace(/[\s-]/g, '') : code,
      onHand: count.value,
      ...(warehouse ? { warehouse } : { warehouseId: place }),
    };
    return { row: number, code, warehouse, cell, count, item };
  });
}

function faultOfCode(code: string): ReadCount | undefined {
  if (code === '') {
    return { fault: 'noCode' };
  }
  return /^\d([.,]\d+)?E\+\d+$/i.test(code) ? { fault: 'scientific' } : undefined;
}
