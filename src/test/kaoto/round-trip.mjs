// Reads route files and kamelets with the code of Kaoto and writes what Kaoto would save.
//   node round-trip.mjs <folder of route files> <folder to write>
// same/  each file, opened and saved
// added/ each route file after a log step was added on the canvas
// new/   a route as the canvas makes it
// Kaoto is written for a browser: its pages, images and styles are left out of the bundle, its model and its serialiser
// are taken as they are.
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const kaoto = join(here, 'node_modules/@kaoto/kaoto/lib/esm');
const bundle = join(here, 'node_modules/.kaoto-model.cjs');
const taken = new Set(['yaml', 'lodash', 'uuid', 'mobx', 'process', 'buffer']);
const nothing = `
  const nothing = new Proxy(function () {}, {
    get: (target, key) => key === '__esModule' ? true
      : key === 'prototype' ? target.prototype
      : key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? undefined : nothing,
    apply: () => nothing,
    construct: (target, values, type) => Reflect.construct(Object, [], type),
  });
  module.exports = nothing;`;

await build({
  stdin: {
    contents: `
      export { CamelResourceFactory } from '${kaoto}/models/camel/camel-resource-factory.js';
      export { AddStepMode } from '${kaoto}/models/visualization/base-visual-entity.js';
      export { CatalogKind } from '${kaoto}/models/catalog-kind.js';`,
    resolveDir: here,
  },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: bundle,
  logLevel: 'error',
  loader: Object.fromEntries(['.svg', '.png', '.gif', '.jpg', '.css', '.scss'].map((ending) => [ending, 'empty'])),
  banner: { js: 'globalThis.DOMParser ??= class {}; globalThis.window ??= { crypto: globalThis.crypto };' },
  plugins: [{
    name: 'model only',
    setup(bundler) {
      bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind === 'entry-point' || path.startsWith('node:') || taken.has(path.split('/')[0])
          ? undefined
          : { path, namespace: 'nothing' });
      bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: nothing }));
    },
  }],
});
const { AddStepMode, CamelResourceFactory, CatalogKind } = createRequire(import.meta.url)(bundle);

const [from, to] = process.argv.slice(2);

function files(folder) {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path) : /\.(camel|kamelet)\.yaml$/.test(path) ? [path] : []));
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function open(path) {
  return CamelResourceFactory.createCamelResource(readFileSync(path, 'utf8'), { path });
}

for (const file of files(from)) {
  const path = relative(from, file);
  write(join(to, 'same', path), open(file).toString());
  const resource = open(file);
  const route = resource.getVisualEntities().find((entity) => entity.type === 'route');
  if (route) {
    route.addStep({
      definedComponent: { name: 'log', type: CatalogKind.Processor },
      mode: AddStepMode.PrependStep,
      data: { path: `route.from.steps.0.${Object.keys(route.toJSON().route.from.steps[0])[0]}`, processorName: 'log' },
    });
    write(join(to, 'added', path), resource.toString());
  }
}

const drawn = CamelResourceFactory.createCamelResource('', { path: 'drawn.camel.yaml' });
drawn.addNewEntity('route');
write(join(to, 'new', 'drawn.camel.yaml'), drawn.toString());
