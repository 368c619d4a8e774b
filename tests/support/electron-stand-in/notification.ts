/**
 * `Notification`: shown by the desktop's own notification daemon through `notify-send` where there is a session bus, and
 * kept for the test otherwise.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import type * as Electron from 'electron'
import { Emitter, type EventOf } from './declared.ts'

const onBus = process.env.DBUS_SESSION_BUS_ADDRESS !== undefined

export class Notification
  extends Emitter<EventOf<Electron.Notification, 'show' | 'click' | 'close' | 'failed'>>
  implements Pick<Electron.Notification, 'title' | 'body' | 'show' | 'close'>
{
  /** Those that were shown, oldest first. */
  static readonly shown: Notification[] = []
  title: string
  body: string
  #child: ChildProcess | undefined

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
    else this.announce('show')
  }

  close(): void {
    this.#child?.kill('SIGINT')
  }

  #send(): void {
    const how = ['--wait', '--print-id', '--app-name=Ajar', '--action=default=Open']
    const child = spawn('notify-send', [...how, '--', this.title, this.body], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (/^\d+$/.test(line)) this.announce('show')
        if (line === 'default') this.announce('click')
      }
    })
    child.on('error', (error) => this.announce('failed', {}, error.message))
    child.on('close', (code) => {
      if (code === 0) this.announce('close')
      else this.announce('failed', {}, `notify-send ended with ${code}`)
    })
    process.on('exit', () => child.kill())
  }
}
