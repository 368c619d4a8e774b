/** Preloaded (`node --require`) before a main bundle: from here on `electron` is the stand-in. */
import Module from 'node:module'
import { hearTest } from './control.ts'
import { electron } from './electron.ts'

const versions = { electron: '45.4.1', chrome: '156.0.0.0' }
for (const [name, value] of Object.entries(versions)) Object.defineProperty(process.versions, name, { value })
Object.assign(process, { type: 'browser', defaultApp: true })

type Load = (request: string, ...more: readonly unknown[]) => unknown
const loader = Module as unknown as { _load: Load }
const load = loader._load
loader._load = (request, ...more) =>
  request === 'electron' ? electron : Reflect.apply(load, loader, [request, ...more])

hearTest()
