/**
 * `Notification`: shown by the desktop's own notification daemon through `notify-send` where there is a session bus, and
 * kept for the test otherwise.
 */
import { spawn } from 'node:child_process'
import { Emitter, type EventOf } from './declared.ts'

const onBus = process.env.DBUS_SESSION_BUS_ADDRESS !== undefined

export class Notification
  extends Emitter<EventOf<Electron.Notification, 'click' | 'close'>>
  implements Pick<Electron.Notification, 'title' | 'body' | 'show'>
{
  /** Those that were shown, oldest first. */
  static readonly shown: Notification[] = []
  title: string
  body: string

  static isSupported(): boolean {
    return true
  }

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = title
    this.body = body
  }

  show(): void {
    Notification.shown.push(this)
    if (onBus) this.#send()
  }

  #send(): void {
    const how = ['--wait', '--app-name=Ajar', '--action=default=Open']
    const child = spawn('notify-send', [...how, '--', this.title, this.body], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.trim() === 'default') this.announce('click')
    })
    child.on('close', () => this.announce('close', { reason: 'userCanceled' }))
    process.on('exit', () => child.kill())
  }
}
