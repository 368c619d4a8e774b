/** What a person sees of Ajar's reminders, on a desktop with a session bus and a notification daemon. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DesktopSession, missingForDesktop } from '../../support/desktop/session.ts'
import type { Teller } from '../../support/desktop/tellers.ts'

/** A Tuesday in winter; the day before, and the next morning. */
const MONDAY = '2027-03-08T10:00:00+01:00'
const AT_TEN = '2027-03-09T10:00:00+01:00'
const AT_SEVEN = '2027-03-09T07:00:00+01:00'
const HALF_PAST_EIGHT = '2027-03-09T08:30:00+01:00'
const LATER_THAT_DAY = '2027-03-09T11:00:00+01:00'

/** A browser says first on whose behalf it speaks. */
const BY_WHOM = /^<a href="http:\/\/127\.0\.0\.1:\d+\/">127\.0\.0\.1:\d+<\/a>\s+/

/** Long enough for a program to have looked at what is due, several times over. */
const A_WHILE_MS = 2000

const PROMISE = {
  title: 'Tom Okafor',
  body: 'Keep a promise: send the R&amp;D outline, by today.',
}

/** Declares it for a program that tells; left out where there is no desktop to be had. */
export function tells(
  name: string,
  tellerOn: (session: DesktopSession) => Teller,
  missing: readonly string[] = missingForDesktop(),
): void {
  if (missing.length > 0) {
    const words = `${missing.join(', ')} not installed`
    if (process.env.AJAR_REQUIRE !== 'all') it.skip(`${name}, on a desktop: ${words}`)
    else
      it(`${name}, on a desktop`, () => {
        throw new Error(`${words}, and AJAR_REQUIRE=all leaves nothing out`)
      })
    return
  }
  describe(name, () => {
    let session: DesktopSession
    let teller: Teller
    beforeAll(async () => {
      session = await DesktopSession.start()
    })
    afterAll(() => session.end())
    beforeEach(() => {
      teller = tellerOn(session)
    })
    afterEach(async () => {
      await teller.dispose()
      await session.takeAllShown()
    })
    const promise = () =>
      teller.machine.cli.text(
        'log',
        'Called @"Tom Okafor" today. I’ll send the R&D outline by tomorrow.',
        '--now',
        MONDAY,
      )
    const takeAllShown = async () =>
      (await session.takeAllShown()).map(({ title, body }) => ({ title, body: body.replace(BY_WHOM, '') }))
    const isShown = () => expect.poll(() => session.countShowing(), { timeout: 20_000 }).toBe(1)

    it('shows a promise that is due once, in these words, however many windows are open, and not again', async () => {
      await promise()
      await teller.open(AT_TEN)
      await teller.openAgain()
      await isShown()
      await teller.sleepUntil(LATER_THAT_DAY)
      await pause(A_WHILE_MS)
      expect(await takeAllShown()).toEqual([PROMISE])
      await teller.close()

      await teller.open(LATER_THAT_DAY)
      await pause(A_WHILE_MS)
      expect(await takeAllShown()).toEqual([])
    })

    it('says nothing in quiet hours, and says it when the good hour comes', async () => {
      await promise()
      await teller.open(AT_SEVEN)
      await pause(A_WHILE_MS)
      expect(await session.countShowing()).toBe(0)
      const goodHour = Date.now() + 3000
      await teller.sleepUntil(new Date(Date.parse(HALF_PAST_EIGHT) - 3000).toISOString())
      await isShown()
      expect(Date.now()).toBeGreaterThanOrEqual(goodHour)
      expect(await takeAllShown()).toEqual([PROMISE])
    })

    it('leaves a resting contact in peace, on their birthday too', async () => {
      const { cli } = teller.machine
      for (const name of ['Ben Adler', 'Priya Natarajan']) {
        await cli.text('contact', 'add', name, '--birthday=1980-03-09')
      }
      await cli.text('log', '@"Priya Natarajan" wrote: not now, wait until after 15 April', '--now', MONDAY)
      await teller.open(AT_TEN)
      await isShown()
      await pause(A_WHILE_MS)
      const shown = await takeAllShown()
      expect(shown.map(({ title }) => title)).toEqual(['Ben Adler'])
      expect(shown[0]?.body).toMatch(/^Wish well/)
      expect(JSON.stringify(shown)).not.toContain('Priya')
    })

    it('leads from a click to the contact’s page, with the composer ready', async () => {
      await promise()
      const hand = await teller.open(AT_TEN)
      await hand.goTo('Settings')
      await isShown()
      await session.click()
      await hand.seesPageOf('Tom Okafor')
      await hand.seesComposerReady()
      await hand.page.keyboard.type('Sent it, all of it.')
      await hand.page.keyboard.press('Control+Enter')
      await hand.page.getByRole('status').getByText('Written down.').waitFor()
      await hand.entry('Sent it, all of it.').waitFor()
    })
  })
}
