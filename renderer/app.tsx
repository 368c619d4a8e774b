/** The desk: the tabs of the notebook at its edge, and one page of it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { Route, Router, Switch, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { I18nProvider } from 'react-aria-components'
import { CircumstancesScreen } from './circumstances/circumstances-screen.tsx'
import { ComposerProvider } from './composer/composer-provider.tsx'
import { ConnectionLine } from './shell/connection-line.tsx'
import { Desk } from './shell/desk.tsx'
import { Keyless } from './shell/keyless.tsx'
import { SampleLine } from './shell/sample-line.tsx'
import { Palette } from './palette/palette.tsx'
import { ContactScreen } from './people/contact-screen.tsx'
import { PeopleScreen } from './people/people-screen.tsx'
import { Reminders } from './reminders/reminders.tsx'
import { ReflectScreen } from './reflect/reflect-screen.tsx'
import { SettingsScreen } from './settings/settings-screen.tsx'
import { ShelfScreen } from './shelf/shelf-screen.tsx'
import { TimelineScreen } from './timeline/timeline-screen.tsx'
import { TodayScreen } from './today/today-screen.tsx'
import { NoticeLine } from './ui/notice-line.tsx'
import { useConnection, useMenu } from './bridge/queries.tsx'

/** The whole page. */
export function App() {
  return (
    <I18nProvider locale="en-GB">
      <Router hook={useHashLocation}>
        <Notebook />
      </Router>
    </I18nProvider>
  )
}

function Notebook() {
  const connection = useConnection()
  const [searching, setSearching] = useState(false)
  const stopSearching = useCallback(() => setSearching(false), [])
  const [everConnected, setEverConnected] = useState(false)
  if (connection === 'up' && !everConnected) setEverConnected(true)

  const [, navigate] = useLocation()
  useMenu(
    'search',
    useCallback(() => setSearching(true), []),
  )
  useMenu(
    'settings',
    useCallback(() => navigate('/settings'), [navigate]),
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setSearching((open) => !open)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  if (connection === 'keyless' && !everConnected) return <Keyless />
  return (
    <ComposerProvider>
      <a className="skip" href="#page" onClick={skipToPage}>
        Skip to the page
      </a>
      <Desk onSearch={() => setSearching(true)} />
      <Page />
      <ConnectionLine />
      <NoticeLine />
      <Palette isOpen={searching} onClose={stopSearching} />
      <Reminders onGo={stopSearching} />
    </ComposerProvider>
  )
}

/** Moves the focus without touching the address, whose fragment is the page that is open. */
function skipToPage(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('page')?.focus()
}

function Page() {
  const [location] = useLocation()
  const page = useRef<HTMLElement>(null)

  useEffect(() => {
    scrollTo(0, 0)
    // What was pressed is gone with the page it stood on: the focus goes to the new page, not to nowhere.
    if (document.activeElement === null || document.activeElement === document.body) page.current?.focus()
  }, [location])

  return (
    <main className="page" id="page" ref={page} tabIndex={-1}>
      <SampleLine />
      <Switch>
        <Route path="/">
          <TodayScreen />
        </Route>
        <Route path="/timeline">
          <TimelineScreen />
        </Route>
        <Route path="/people">
          <PeopleScreen />
        </Route>
        <Route path="/people/:id/:impression?">
          {({ id, impression }) => (
            <ContactScreen key={id} id={id} {...(impression === undefined ? {} : { impression })} />
          )}
        </Route>
        <Route path="/circumstances">
          <CircumstancesScreen />
        </Route>
        <Route path="/shelf">
          <ShelfScreen />
        </Route>
        <Route path="/reflect">
          <ReflectScreen />
        </Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route>
          <h1>There is no such page</h1>
          <p className="lead">The address names nothing in this notebook. The tabs lead on.</p>
        </Route>
      </Switch>
    </main>
  )
}
