/**
 * The window's preload: one small file of CommonJS. A sandboxed preload can require `electron` and nothing else, so the
 * contract's names come in here, as a list, instead of with the contract and its schemas.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { contract } from '../shared/api/contract.ts'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

export default defineConfig({
  root: at('.'),
  define: { CONTRACT_METHODS: JSON.stringify(Object.keys(contract)) },
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: true,
    outDir: at('dist/main'),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    // A map would be asked for out of the page's world, where nothing but the page may be asked for.
    sourcemap: false,
    rolldownOptions: {
      input: { preload: at('main/electron/preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
})
