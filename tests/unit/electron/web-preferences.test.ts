import { expect, it } from 'vitest'
import { webPreferences } from '../../../main/electron/web-preferences.ts'

it('the page is given nothing that Electron could give it', () => {
  const { preload, ...given } = webPreferences('/built/preload.cjs', true)
  expect(preload).toBe('/built/preload.cjs')
  const on = Object.entries(given).filter(([, is]) => is !== false)
  expect(Object.fromEntries(on)).toEqual({ sandbox: true, contextIsolation: true, webSecurity: true })
  // These are on unless they are said to be off.
  for (const name of ['navigateOnDragDrop', 'spellcheck', 'devTools', 'nodeIntegrationInSubFrames'])
    expect(given).toHaveProperty(name, false)
})

it('those who build Ajar have DevTools', () => {
  expect(webPreferences('/built/preload.cjs', false).devTools).toBe(true)
})
