/** What Electron knows of the system around it: screens, power, theme, other programs, message boxes. */
import type * as Electron from 'electron'
import { Emitter, type EventOf, type Has } from './declared.ts'

type KnownDisplay = Pick<Electron.Display, 'id' | 'bounds' | 'workArea' | 'size' | 'scaleFactor'>

const DISPLAY: KnownDisplay = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 32, width: 1920, height: 1048 },
  size: { width: 1920, height: 1080 },
  scaleFactor: 1,
}

/** One screen, with a bar at its top. */
class Screen
  extends Emitter<EventOf<Electron.Screen, 'display-added' | 'display-removed' | 'display-metrics-changed'>>
  implements Has<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>
{
  getAllDisplays(): KnownDisplay[] {
    return [DISPLAY]
  }

  getPrimaryDisplay(): KnownDisplay {
    return DISPLAY
  }

  getDisplayMatching(_bounds: Electron.Rectangle): KnownDisplay {
    return DISPLAY
  }
}
export const screen = new Screen()

/** Says what a test lets happen. */
export const powerMonitor = new Emitter<
  EventOf<Electron.PowerMonitor, 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'>
>()

class NativeTheme
  extends Emitter<EventOf<Electron.NativeTheme, 'updated'>>
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  readonly shouldUseDarkColors = false
  themeSource: Electron.NativeTheme['themeSource'] = 'system'
}
export const nativeTheme = new NativeTheme()

/** Opens nothing: a test puts its own in the place of what it wants to see. */
export const shell: Pick<Electron.Shell, 'openExternal'> = {
  openExternal: () => Promise.reject(new Error('The stand-in opens no other program.')),
}

export const dialog: Pick<Electron.Dialog, 'showErrorBox'> = {
  /** As Electron on Linux before it is ready: on standard error. */
  showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
}
