/**
 * The contract over Electron's IPC: answers the calls of the window's page, and tells it events. Whoever else speaks is
 * refused in words. Written against the few parts of Electron that it needs, so that a test can stand in for them.
 */
import type { AppEvent } from '#shared/api/events.ts'
import type { AppError, Result } from '#shared/api/result.ts'
import type { Dispatcher } from '#core/dispatcher.ts'
import { dispatchText } from '#core/dispatch-text.ts'
import { toAppError } from '#core/edge.ts'
import type { ErrorLog } from '#core/error-log.ts'
import { bytesAllowed, PREFIX_BYTES, TOO_LARGE } from '#core/message-size.ts'
import { CALL, EVENT, LEAVE, LISTEN } from './channels.ts'
import { isPageFrame, type SpeakingFrame } from './policy.ts'

/** A frame of a window, as `WebFrameMain`. Destroyed, it throws at every touch but `isDestroyed`. */
export interface Frame extends SpeakingFrame {
  isDestroyed(): boolean
  send(channel: string, line: string): void
}

/** What holds the frames, as `WebContents`. */
export interface Contents {
  readonly id: number
  once(event: 'destroyed', listener: () => void): unknown
  on(event: 'render-process-gone', listener: () => void): unknown
}

/** Who speaks, as Electron's events say. The frame is null when it is gone by now. */
export interface Speaker {
  readonly sender: Contents
  readonly senderFrame: Frame | null
}

/** The part of `ipcMain` that carries. */
export interface MainIpc {
  handle(channel: string, listener: (event: Speaker, message: unknown) => Promise<string>): void
  removeHandler(channel: string): void
  on(channel: string, listener: (event: Speaker) => void): unknown
  removeListener(channel: string, listener: (event: Speaker) => void): unknown
}

export interface Carrying {
  readonly ipc: MainIpc
  readonly dispatcher: Dispatcher
  /** Whether contents with this id are a window that Ajar opened. */
  readonly isWindow: (id: number) => boolean
  readonly log: ErrorLog
}

export interface Carrier {
  /** Tells the pages that listen; if there is none, the next that does. */
  tell(event: AppEvent): void
  /** Answers nobody any more. */
  stop(): void
}

const FORBIDDEN: AppError = {
  code: 'forbidden',
  message: 'Ajar answers its own page and nobody else.',
}

/** Carries calls and events until it is stopped. */
export function carryOverIpc({ ipc, dispatcher, isWindow, log }: Carrying): Carrier {
  /** What ends each page's listening, by the id of its contents. */
  const listening = new Map<number, { tell: (event: AppEvent) => void; stop: () => void }>()
  const watched = new Set<number>()
  let kept: AppEvent | undefined

  const pageOf = ({ sender, senderFrame }: Speaker): Frame | undefined =>
    senderFrame !== null && !senderFrame.isDestroyed() && isWindow(sender.id) && isPageFrame(senderFrame)
      ? senderFrame
      : undefined

  const answer = async (event: Speaker, message: unknown): Promise<Result<unknown>> => {
    if (pageOf(event) === undefined) return { ok: false, error: FORBIDDEN }
    const text = typeof message === 'string' ? message : ''
    if (Buffer.byteLength(text) > bytesAllowed(text.slice(0, PREFIX_BYTES)))
      return { ok: false, error: TOO_LARGE }
    try {
      return await dispatchText(dispatcher, text)
    } catch (error) {
      return { ok: false, error: toAppError(error, 'ipc', log) }
    }
  }

  const forget = (id: number): void => {
    listening.get(id)?.stop()
    listening.delete(id)
  }

  const listen = (event: Speaker): void => {
    const frame = pageOf(event)
    if (frame === undefined) return
    const { sender } = event
    // A page that was loaded anew listens anew: its forerunner is gone.
    forget(sender.id)
    const tell = (told: AppEvent): void => {
      if (!reached(frame, told)) forget(sender.id)
    }
    listening.set(sender.id, { tell, stop: dispatcher.on(tell) })
    if (!watched.has(sender.id)) {
      watched.add(sender.id)
      sender.on('render-process-gone', () => forget(sender.id))
      sender.once('destroyed', () => {
        forget(sender.id)
        watched.delete(sender.id)
      })
    }
    tell({ type: 'hello' })
    if (kept !== undefined) tell(kept)
    kept = undefined
  }

  const leave = (event: Speaker): void => {
    if (pageOf(event) !== undefined) forget(event.sender.id)
  }

  ipc.handle(CALL, async (event, message) => JSON.stringify(await answer(event, message)))
  ipc.on(LISTEN, listen)
  ipc.on(LEAVE, leave)

  return {
    tell: (event) => {
      if (listening.size === 0) kept = event
      for (const { tell } of [...listening.values()]) tell(event)
    },
    stop: () => {
      ipc.removeHandler(CALL)
      ipc.removeListener(LISTEN, listen)
      ipc.removeListener(LEAVE, leave)
      for (const id of [...listening.keys()]) forget(id)
    },
  }
}

/** Sends an event to a frame that still shows the page; false when it does not, or is gone. */
function reached(frame: Frame, event: AppEvent): boolean {
  try {
    if (frame.isDestroyed() || !isPageFrame(frame)) return false
    frame.send(EVENT, JSON.stringify(event))
    return true
  } catch {
    return false
  }
}
