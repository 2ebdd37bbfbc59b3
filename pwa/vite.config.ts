import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** A gateway that runs already, for `npm run dev`. */
const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:3000';
/** The first to know `light-dark()`, which the tokens are made of; lowering it would double every colour. */
const browsers = ['chrome123', 'edge123', 'firefox128', 'safari17.5'];

export default defineConfig({
  build: { target: browsers, cssTarget: browsers, modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: {
      // As the gateway's own page: it refuses foreign ones.
      '/api': { target: gateway, headers: { origin: gateway } },
      '/healthz': gateway,
      '/transcribe': { target: gateway, ws: true, headers: { origin: gateway } },
    },
  },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/offline',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{html,js,css,woff2,svg}', 'icons/icon-192.png'] },
      manifest: {
        id: '/',
        name: 'AlfaVoice',
        short_name: 'AlfaVoice',
        description: 'Dictation on your company’s own server',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#fbfbfa',
        background_color: '#fbfbfa',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Dictate', url: '/dictate' },
          { name: 'History', url: '/history' },
        ],
      },
    }),
  ],
});
