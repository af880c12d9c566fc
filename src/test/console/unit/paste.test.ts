import { describe, expect, it } from 'vitest';
import { countRows, readCount, readPaste, rowsOf } from '../../../main/console/pages/stock/paste';

describe('rows of a spreadsheet', () => {
  it.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a;1,5', [['a', '1,5']]],
    ['a\t1,5;2', [['a', '1,5;2']]],
    ['"a\tb"\tc', [['a\tb', 'c']]],
    ['"say ""hi"""\t2', [['say "hi"', '2']]],
    ['"two\nlines"\t2', [['two\nlines', '2']]],
    ['\ufeffa\tb', [['a', 'b']]],
    ['\n\na\tb\n\t\n', [['a', 'b']]],
    ['a\u00a0b\t1\u00a0234', [['a b', '1 234']]],
  ])('%j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('what the columns hold', () => {
  it.each([
    ['SKU\tCount\nA\t1', true, ['sku', 'count']],
    ['Artikelnummer\tAantal\tMagazijn\nA\t1\tNorth', true, ['code', 'count', 'warehouse']],
    ['EAN\tGeteld\n4006381333931\t7', true, ['gtin', 'count']],
    ['Name\tSKU\tEAN\tOn hand\nMug\tA\t4006381333931\t7', true, ['ignore', 'sku', 'ignore', 'count']],
    ['What\tMuch\nA\t1', true, ['code', 'count']],
    ['A-1\t5\nA-2\t6', false, ['code', 'count']],
    ['4006381333931\t5\n4006381333948\t6', false, ['code', 'count']],
    ['north\tA-1\t5', false, ['warehouse', 'code', 'count']],
    ['5\tA-1', false, ['count', 'code']],
    ['SKU\tCount\tCount\nA\t1\t2', true, ['sku', 'count', 'ignore']],
    ['A-1', false, ['code']],
  ])('%j', (text, heading, roles) => {
    const read = readPaste(text, ['North', 'South']);
    expect(read.heading).toBe(heading);
    expect(read.roles).toEqual(roles);
  });
});

describe('numbers of pieces', () => {
  it.each([
    ['12', 'thousands', { value: 12 }],
    ['007', 'thousands', { value: 7 }],
    [' 12 ', 'thousands', { value: 12 }],
    ['0', 'thousands', { value: 0 }],
    ['1.234', 'thousands', { value: 1234, warning: 'thousands' }],
    ['1,234', 'thousands', { value: 1234, warning: 'thousands' }],
    ['1.234', 'decimal', { fault: 'decimal' }],
    ['0,125', 'thousands', { fault: 'decimal' }],
    ['1.234.567', 'decimal', { value: 1234567, warning: 'thousands' }],
    ['1 234', 'decimal', { value: 1234, warning: 'thousands' }],
    ['1\u202f234', 'decimal', { value: 1234, warning: 'thousands' }],
    ["1'234", 'decimal', { value: 1234, warning: 'thousands' }],
    ['1.234,00', 'decimal', { value: 1234, warning: 'thousands' }],
    ['1,234.00', 'decimal', { value: 1234, warning: 'thousands' }],
    ['1.234,5', 'decimal', { fault: 'decimal' }],
    ['1.23.4', 'thousands', { fault: 'notNumber' }],
    ['12,0', 'thousands', { value: 12, warning: 'zeros' }],
    ['12.00', 'thousands', { value: 12, warning: 'zeros' }],
    ['12,', 'thousands', { value: 12, warning: 'zeros' }],
    ['2,5', 'thousands', { fault: 'decimal' }],
    ['-3', 'thousands', { fault: 'negative' }],
    ['−3', 'thousands', { fault: 'negative' }],
    ['1E+05', 'thousands', { fault: 'scientific' }],
    ['', 'thousands', { fault: 'empty' }],
    ['twelve', 'thousands', { fault: 'notNumber' }],
    ['12 pcs', 'thousands', { fault: 'notNumber' }],
    ['9999999999999', 'thousands', { fault: 'tooLarge' }],
  ] as const)('%j as %s', (text, grouped, read) => {
    expect(readCount(text, grouped)).toEqual(read);
  });
});

it('rows become what the API takes, and keep the numbers of the spreadsheet', () => {
  const pasted = readPaste(
    'Magazijn\tArtikelnummer\tAantal\nNorth\tA-1\t5\n\tA-2\t1.000\nNorth\t\t3\nNorth\t4,00638E+12\t3\nNorth\tA-3\tx',
    ['North'],
  );

  const rows = countRows(pasted, 'thousands', '7');

  expect(rows.map((row) => row.row)).toEqual([2, 3, 4, 5, 6]);
  expect(rows.map((row) => row.item)).toEqual([
    { code: 'A-1', onHand: 5, warehouse: 'North' },
    { code: 'A-2', onHand: 1000, warehouseId: '7' },
    undefined,
    undefined,
    undefined,
  ]);
  expect(rows.map((row) => row.count.fault)).toEqual([undefined, undefined, 'noCode', 'scientific', 'notNumber']);
});

it('a GTIN loses blanks and dashes', () => {
  const rows = countRows(readPaste('ISBN\tCount\n978-3-16-148410-0\t1', []), 'thousands', '7');

  expect(rows[0]?.item).toEqual({ gtin: '9783161484100', onHand: 1, warehouseId: '7' });
});
