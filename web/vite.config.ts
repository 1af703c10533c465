import { defineConfig } from 'vite'

/** Where `npm run dev` finds a network that runs on this machine (`make run`). */
const NETWORK = 'http://127.0.0.1:8000'

export default defineConfig({
  build: {
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // One style sheet for all screens: it is small, and no screen then waits for a second one.
    cssCodeSplit: false,
    // Browsers of the floor know modulepreload, and the policy allows no data: addresses.
    // The shell names what it needs at once; naming every screen's parts as well would cost it more than it saves.
    modulePreload: { polyfill: false, resolveDependencies: (_, needed, { hostType }) => (hostType === 'html' ? needed : []) },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Which file came of which source: the tests count sizes by it.
    manifest: 'chunks.json',
  },
  server: { host: '127.0.0.1', proxy: { '/api': NETWORK, '/local': NETWORK } },
})
