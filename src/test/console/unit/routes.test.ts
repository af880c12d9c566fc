import { describe, expect, test } from 'vitest';
import { offers, type Vocabulary } from '../../../main/console/pages/routes/completion';
import { difference } from '../../../main/console/pages/routes/lines';

const NAMES: Vocabulary = {
  steps: { setBody: ['id', 'expression'], to: ['id', 'uri', 'parameters'], process: ['ref'], bean: ['ref', 'method'] },
  components: [
    { name: 'direct', from: true, to: true, customOnly: false, options: ['name'] },
    { name: 'timer', from: true, to: false, customOnly: false, options: ['period', 'timerName'] },
    { name: 'smtp', from: false, to: true, customOnly: true, options: ['subject'] },
  ],
  languages: ['constant', 'simple'],
  dataFormats: ['csv', 'json'],
  kamelets: [{ name: 'hub-call', description: 'Call the API', properties: { operation: 'Its id' }, required: ['operation'] }],
  beans: [
    { name: 'products', step: false, methods: ['find'] },
    { name: 'catalogPlan', step: true, methods: [] },
  ],
  keys: ['http.port', 'routes.dir'],
  routes: ['order-poll'],
  routeConfigurations: ['failures'],
};

// `|` is where the cursor stands.
const CASES: [string, string, boolean, string[] | undefined][] = [
  ['a step', '- route:\n    from:\n      steps:\n        - se|', true, ['setBody', 'to', 'process', 'bean']],
  ['the top', '- |', true, ['route', 'routeConfiguration']],
  ['what begins', '    from:\n      uri: t|', true, ['direct', 'timer', 'kamelet:hub-call']],
  ['what is called, shipped', '        - to:\n            uri: |', false, ['direct', 'kamelet:hub-call']],
  ['what is called, own', '        - to:\n            uri: |', true, ['direct', 'smtp', 'kamelet:hub-call']],
  ['options of a component', '      uri: timer\n      parameters:\n        p|', true, ['period', 'timerName']],
  ['properties of a kamelet', '            uri: kamelet:hub-call\n            parameters:\n              |', true, ['operation']],
  ['a bean', '        - bean:\n            ref: |', true, ['products']],
  ['a step of the application', '        - process:\n            ref: |', true, ['catalogPlan']],
  ['a method', '        - bean:\n            ref: products\n            method: |', true, ['find']],
  ['a key', '            period: "{{ro|', true, ['http.port', 'routes.dir']],
  ['a route', '            uri: direct\n            parameters:\n              name: |', true, ['order-poll']],
  ['failures', '    routeConfigurationId: |', true, ['failures']],
  ['a language', '            expression:\n              |', true, ['constant', 'simple']],
  ['options of a step', '        - to:\n            |', true, ['id', 'uri', 'parameters']],
  ['plain text', '    description: Do |', true, undefined],
];

describe('what an editor offers', () => {
  test.each(CASES)('%s', (_, marked, custom, expected) => {
    const at = marked.indexOf('|');
    const found = offers(marked.replace('|', ''), at, NAMES, custom);
    expect(found?.options.map((option) => option.label)).toEqual(expected);
  });
});

describe('the difference of two texts', () => {
  const apply = (before: string, after: string) => {
    const parts = difference(before, after);
    const of = (kinds: string[]) => parts.filter((part) => kinds.includes(part.kind)).flatMap((part) => part.lines);
    return { old: of(['same', 'removed']).join('\n'), now: of(['same', 'added']).join('\n'), parts };
  };
  test.each([
    ['', ''],
    ['', 'a\nb\n'],
    ['a\nb\n', ''],
    ['a\nb\nc\n', 'a\nx\nc\n'],
    ['a\nb\nc\n', 'b\nc\nd\n'],
    ['a\na\na\n', 'a\na\n'],
    ['a\nb\nc\nd\n', 'd\nc\nb\na\n'],
  ])('of %j and %j gives both back', (before, after) => {
    const { old, now } = apply(before, after);
    expect([old, now]).toEqual([before.replace(/\n$/, ''), after.replace(/\n$/, '')]);
  });
  test('one changed line stays one', () => {
    expect(apply('a\nb\nc\n', 'a\nx\nc\n').parts.map((part) => `${part.kind} ${part.lines.length}`)).toEqual([
      'same 1',
      'removed 1',
      'added 1',
      'same 1',
    ]);
  });
  test('huge texts end in time', () => {
    const long = (salt: string) => Array.from({ length: 5000 }, (_, at) => `${salt}${at}`).join('\n');
    expect(difference(long('a'), long('b'))).toHaveLength(2);
  });
});
