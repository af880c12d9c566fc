// What an editor of route files offers at a place, from the names that the hub knows.
import type { Schemas } from '../../api/client';

export type Vocabulary = Schemas['RouteVocabulary'];

export interface Offer {
  label: string;
  detail?: string;
  /** What is written when it differs from the label. */
  apply?: string;
}

export interface Offers {
  /** Where the word begins that is replaced. */
  from: number;
  options: Offer[];
}

/** @param at the place in the text */
export function offers(text: string, at: number, names: Vocabulary, custom: boolean): Offers | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start, at);
  const key = /\{\{([A-Za-z0-9.-]*)$/.exec(line);
  if (key) {
    return answer(
      at,
      key[1] ?? '',
      names.keys.map((name) => ({ label: name, apply: `${name}}}` })),
    );
  }
  const value = /^(\s*)(?:- )?(\w+):\s+["']?([\w:.-]*)$/.exec(line);
  if (value) {
    const before = text.slice(0, start).split('\n');
    const found = valuesOf(value[2] ?? '', before, line, names, custom);
    return found && answer(at, value[3] ?? '', found);
  }
  const step = /^(\s*)- (\w*)$/.exec(line);
  if (step) {
    const options = Object.keys(names.steps).map((name) => ({ label: name, apply: `${name}:` }));
    return answer(
      at,
      step[2] ?? '',
      step[1] === ''
        ? [
            { label: 'route', apply: 'route:' },
            { label: 'routeConfiguration', apply: 'routeConfiguration:' },
          ]
        : options,
    );
  }
  const name = /^(\s+)([\w]*)$/.exec(line);
  if (name) {
    const options = keysOf(text.slice(0, start).split('\n'), (name[1] ?? '').length, names);
    return options && answer(at, name[2] ?? '', options);
  }
  return undefined;
}

function answer(at: number, word: string, options: Offer[]): Offers {
  return { from: at - word.length, options };
}

function valuesOf(key: string, before: string[], line: string, names: Vocabulary, custom: boolean): Offer[] | undefined {
  const indent = line.search(/\S/);
  switch (key) {
    case 'uri': {
      const begins = owner(before, indent) === 'from';
      const schemes = names.components
        .filter((one) => (begins ? one.from : one.to) && (custom || !one.customOnly))
        .map((one) => ({ label: one.name }));
      return [...schemes, ...names.kamelets.map((one) => ({ label: `kamelet:${one.name}`, detail: one.description }))];
    }
    case 'ref': {
      const step = owner(before, indent) === 'process';
      return names.beans.filter((bean) => bean.step === step).map((bean) => ({ label: bean.name }));
    }
    case 'method': {
      const bean = beside(before, indent, 'ref');
      return names.beans.find((one) => one.name === bean)?.methods.map((method) => ({ label: method }));
    }
    case 'name':
      return uriAbove(before, indent) === 'direct' ? names.routes.map((route) => ({ label: route })) : undefined;
    case 'routeConfigurationId':
      return names.routeConfigurations.map((one) => ({ label: one }));
    default:
      return undefined;
  }
}

function keysOf(before: string[], indent: number, names: Vocabulary): Offer[] | undefined {
  const above = owner(before, indent);
  if (above === 'parameters') {
    const uri = uriAbove(before, indent) ?? '';
    const kamelet = names.kamelets.find((one) => uri === `kamelet:${one.name}`);
    const options = kamelet
      ? Object.entries(kamelet.properties).map(([name, detail]) => ({ label: name, detail }))
      : (names.components.find((one) => one.name === uri.split(':')[0])?.options ?? []).map((name) => ({ label: name }));
    return options.map((one) => ({ ...one, apply: `${one.label}: ` }));
  }
  if (above === 'expression') {
    return names.languages.map((one) => ({ label: one, apply: `${one}:` }));
  }
  if (above === 'marshal' || above === 'unmarshal') {
    return names.dataFormats.map((one) => ({ label: one, apply: `${one}:` }));
  }
  if (above === 'route') {
    return ['id', 'description', 'note', 'group', 'routeConfigurationId', 'precondition', 'from'].map((one) => ({
      label: one,
      apply: `${one}:`,
    }));
  }
  if (above === 'from') {
    return ['uri', 'parameters', 'steps'].map((one) => ({ label: one, apply: `${one}:` }));
  }
  const options = above === undefined ? undefined : names.steps[above];
  return options?.map((one) => ({ label: one, apply: `${one}:` }));
}

/** The key under which a line of that indentation stands. */
function owner(before: string[], indent: number): string | undefined {
  for (let at = before.length - 1; at >= 0; at--) {
    const line = before[at] as string;
    const key = /^(\s*)(- )?(\w+):\s*$/.exec(line);
    const inner = key ? (key[1] ?? '').length + (key[2] ?? '').length : line.search(/\S/);
    if (key && inner < indent) {
      return key[3];
    }
  }
  return undefined;
}

/** The value of a key on the same level. */
function beside(before: string[], indent: number, key: string): string | undefined {
  for (let at = before.length - 1; at >= 0; at--) {
    const line = before[at] as string;
    const inner = line.search(/\S/);
    if (inner >= 0 && inner < indent) {
      return undefined;
    }
    const found = new RegExp(`^\\s*${key}:\\s+["']?([\\w:.-]+)`).exec(line);
    if (found && inner === indent) {
      return found[1];
    }
  }
  return undefined;
}

/** The uri whose parameters a line of that indentation is one of. */
function uriAbove(before: string[], indent: number): string | undefined {
  for (let at = before.length - 1; at >= 0; at--) {
    const line = before[at] as string;
    const inner = line.search(/\S/);
    const uri = /^\s*uri:\s+["']?([\w:.-]+)/.exec(line);
    if (uri && inner < indent) {
      return uri[1];
    }
    if (/^\s*- /.test(line) && inner < indent) {
      return undefined;
    }
  }
  return undefined;
}
