/** What Electron knows of the system around it: screens, power, theme, other programs, message boxes. */
import { Emitter, type EventOf, type Has } from './declared.ts'

type Screens = Pick<Electron.Display, 'id' | 'bounds' | 'workArea'>

/** One screen, with a bar at its top. */
const SCREEN: Screens = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 32, width: 1920, height: 1048 },
}
class Screen
  extends Emitter<EventOf<Electron.Screen, 'display-removed' | 'display-metrics-changed'>>
  implements Has<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
{
  getAllDisplays(): Screens[] {
    return [SCREEN]
  }

  getPrimaryDisplay(): Screens {
    return SCREEN
  }
}
export const screen = new Screen()

/** Says what a test has it say. */
export const powerMonitor = new Emitter<
  EventOf<Electron.PowerMonitor, 'resume' | 'unlock-screen' | 'shutdown'>
>()

class NativeTheme
  extends Emitter<EventOf<Electron.NativeTheme, 'updated'>>
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors'>
{
  readonly shouldUseDarkColors = false
}
export const nativeTheme = new NativeTheme()

/** Nobody is there to be asked or shown anything: a test puts its own in the place of what it wants to see. */
const nobody = () => Promise.reject(new Error('The stand-in has no desktop around it.'))

export const shell: Pick<Electron.Shell, 'openExternal' | 'openPath'> = {
  openExternal: nobody,
  openPath: nobody,
}

export const dialog: Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBox'> = {
  /** As Electron on Linux before it is ready: on standard error. */
  showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
  showMessageBox: nobody,
}
