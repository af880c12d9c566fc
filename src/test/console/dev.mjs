// Serves the console from its sources, bundled anew for each load of the page, and hands everything else to a running hub.
//   npm run dev -- http://127.0.0.1:8080
import { createReadStream, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const hub = new URL(process.argv[2] ?? process.env.HUB_URL ?? 'http://127.0.0.1:8080');
const sources = fileURLToPath(new URL('../../main/console', import.meta.url));
const modules = fileURLToPath(new URL('./node_modules', import.meta.url));
const result = fileURLToPath(new URL('../../../target/console/dev', import.meta.url));

const bundle = () =>
  build({
    absWorkingDir: sources,
    entryPoints: ['main.tsx', 'style/console.css'],
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    sourcemap: 'inline',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: result,
    nodePaths: [modules],
    logLevel: 'error',
  });

const page = async (path) => {
  await bundle();
  const base = '../'.repeat(path.split('/').length - 2);
  return readFileSync(join(sources, 'index.html'), 'utf8')
    .replaceAll('{base}', `${base}console/assets/`)
    .replace('{script}', 'main.js')
    .replace('{style}', 'console.css');
};

createServer((from, to) => {
  const { pathname } = new URL(from.url ?? '/', 'http://here');
  if (pathname.startsWith('/console/assets/')) {
    const name = pathname.slice('/console/assets/'.length).replace(/[^\w.-]/g, '');
    to.setHeader('Content-Type', name.endsWith('.css') ? 'text/css' : 'text/javascript');
    createReadStream(join(result, name)).on('error', () => to.writeHead(404).end()).pipe(to);
  } else if (/^\/(console|signin|welcome|secret)(\/|$)/.test(pathname)) {
    page(pathname).then(
      (text) => to.setHeader('Content-Type', 'text/html; charset=utf-8').end(text),
      (failure) => to.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(failure)),
    );
  } else {
    const on = request({ host: hub.hostname, port: hub.port, path: from.url, method: from.method, headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    on.on('error', () => to.writeHead(502).end());
    from.pipe(on);
  }
}).listen(Number(process.env.PORT ?? 5173), '127.0.0.1', function () {
  console.log(`The console stands at http://127.0.0.1:${this.address().port}/console, with the hub at ${hub.origin}`);
});
