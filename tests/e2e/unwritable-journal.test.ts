/** A journal that cannot be written: the page says so, keeps what was typed, and writes it down once it can. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startShell, temporaryFolder } from '../support/shell.ts'

it('a line that cannot be written down stays in the composer, and can be written down later', async () => {
  const home = temporaryFolder('unwritable')
  const shell = await startShell(home.path)
  const browser = await launchBrowser()
  try {
    // Nothing has been written yet, so there is no log. A file in its place refuses every write, also to root.
    const inTheWay = join(home.path, 'log')
    rmSync(inTheWay, { recursive: true, force: true })
    writeFileSync(inTheWay, '')

    const page = await browser.newPage()
    await page.goto(shell.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+j')
    const composer = page.getByRole('textbox', { name: 'What happened?' })
    await composer.waitFor()
    await expect.poll(() => composer.evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.type('Met @"Dana Roth", a good hour.')
    await page.keyboard.press('Control+Enter')

    const alert = page.getByRole('alert').filter({ hasText: home.path })
    await alert.first().waitFor()
    expect(await composer.inputValue()).toBe('Met @"Dana Roth", a good hour.')

    rmSync(inTheWay)
    await composer.focus()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('Written down.').waitFor()
    await page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name: 'Timeline' }).click()
    await page.getByRole('feed').getByRole('article').filter({ hasText: 'a good hour' }).waitFor()
  } finally {
    await browser.close()
    await shell.stop()
    home.dispose()
  }
})
