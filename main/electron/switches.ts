/** What Chromium is told before it starts: to stay off the network. The page has everything it needs in this program. */
import { app } from 'electron'

/** Each with its reason. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // No name leads anywhere: whatever of Chromium's own services would still ask for something finds nobody.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // A proxy would be looked for on the network (WPAD) before the first request.
  ['no-proxy-server'],
  // Chromium's own errands: field trials, certificate lists, dictionaries, components.
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  // Names in links would be resolved ahead of a click, and audits of links sent after one.
  ['dns-prefetch-disable'],
  ['no-pings'],
  // No address of this machine is told to anybody, should a page ever ask for a peer connection.
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/** Sets them. Only before the app is ready. */
export function keepOffTheNetwork(): void {
  for (const [name, value] of SWITCHES) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}
