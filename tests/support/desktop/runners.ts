/** Who runs the desktop program here: the stand-in always, and Electron itself where its binary is. */
import { describe } from 'vitest'
import type { Runner } from './desktop.ts'
import { electronAt, electronBinary } from './electron.ts'
import { standIn } from './stand-in.ts'

/** Declares a suite for each of them. */
export function describeDesktop(suite: (runner: Runner) => void): void {
  describe('through the stand-in', () => suite(standIn))
  const binary = electronBinary()
  if (binary !== undefined) describe('in Electron', () => suite(electronAt(binary)))
}
