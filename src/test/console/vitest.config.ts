import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const modules = fileURLToPath(new URL('./node_modules', import.meta.url));

export default defineConfig({
  // The sources lie elsewhere; their libraries are those of this folder.
  resolve: {
    alias: [{ find: /^(preact|uplot|codemirror|@codemirror|@lezer)(\/.*)?$/, replacement: `${modules}/$1$2` }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { fs: { allow: ['../../..'] } },
  test: { include: ['unit/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
});
