/** A person's hands and eyes on the page, by accessible names. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export class Hand {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The same hand on another page. */
  on(page: Page): Hand {
    return new Hand(page)
  }

  get main(): Locator {
    return this.page.getByRole('main')
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'What happened?' })
  }

  entry(words: string): Locator {
    return this.page.getByRole('feed').getByRole('article').filter({ hasText: words })
  }

  async goTo(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name }).click()
  }

  async openContact(name: string): Promise<void> {
    await this.goTo('People')
    await this.main.getByRole('link', { name }).first().click()
    await this.seesPageOf(name)
  }

  async seesPageOf(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor()
  }

  /** The composer is there and ready to be typed into. */
  async seesComposerReady(): Promise<void> {
    await this.composer.waitFor()
    await expect.poll(() => this.composer.evaluate((box) => box === document.activeElement)).toBe(true)
  }

  async type(line: string): Promise<void> {
    await this.page.keyboard.press('Control+j')
    await this.seesComposerReady()
    await this.page.keyboard.type(line)
  }

  async writeDown(line: string): Promise<void> {
    await this.type(line)
    await this.page.keyboard.press('Control+Enter')
    await this.page.getByRole('status').getByText('Written down.').waitFor()
    await expect
      .poll(async () => (await this.composer.count()) === 0 || (await this.composer.inputValue()) === '')
      .toBe(true)
  }
}
