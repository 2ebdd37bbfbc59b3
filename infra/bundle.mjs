// Bundles the entry points of one workspace package into its dist/ for Node: our own packages are inlined from
// source, everything from npm stays outside. Usage (in the package's folder): node ../infra/bundle.mjs ENTRY...
import { build } from 'esbuild';

await build({
  entryPoints: process.argv.slice(2),
  outdir: 'dist',
  outbase: '.',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'npm-packages-stay-outside',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^[^./]/ }, ({ path }) =>
          path.startsWith('@alfavoice/') || path === 'whisper-node-addon' ? undefined : { path, external: true },
        ),
    },
  ],
});
