/** A small Electron program, to try the stand-in with: one window, a preload that exposes a few things, handlers that answer. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MAIN = `
const { app, BrowserWindow, ipcMain, protocol } = require('electron')
const { join } = require('node:path')
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
globalThis.happened = []
const EVENTS = ['ready', 'window-all-closed', 'before-quit', 'will-quit', 'quit']
for (const name of EVENTS) app.on(name, () => { globalThis.happened.push(name); console.error(name) })
app.on('second-instance', (event, argv, folder, data) => { globalThis.second = { argv, folder, data } })
if (!app.requestSingleInstanceLock({ word: 'from the second' })) app.quit()
else app.whenReady().then(() => {
  protocol.handle('app', (request) => {
    const { pathname } = new URL(request.url)
    const policy = pathname === '/' ? { 'content-security-policy': "default-src 'self'" } : {}
    return new Response('<!doctype html><h1>' + request.url + '</h1><script>window.inline = true</script>', {
      headers: { 'content-type': 'text/html', ...policy } })
  })
  ipcMain.handle('echo', (event, value) => value)
  ipcMain.handle('describe', (event, value) => [
    Object.prototype.toString.call(value), Object.keys(Object(value)).join(), Object.getPrototypeOf(value) === Object.prototype])
  ipcMain.handle('sender', ({ sender, senderFrame }) => [senderFrame.url, senderFrame.origin, senderFrame === sender.mainFrame])
  ipcMain.handle('fail', () => { throw new TypeError('not today') })
  ipcMain.on('note', (event, word) => { globalThis.noted = word })
  return new BrowserWindow({ webPreferences: { preload: join(__dirname, 'preload.cjs') } }).loadURL('app://ajar/')
})
`

const PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron')
class Point { constructor() { this.x = 1 } move() {} }
contextBridge.exposeInMainWorld('small', {
  words: ['a', { deep: 'b' }],
  point: new Point(),
  double: (n) => n * 2,
  fail: () => { throw new Error('no') },
  later: async (n) => n * 2,
  refuse: async () => { throw Object.assign(new Error('refused'), { secret: 1 }) },
  both: (listener) => [listener(1), listener(2)],
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  note: (word) => ipcRenderer.send('note', word),
  describe: (what) => ipcRenderer.invoke('describe', { point: new Point(), map: new Map(), code: () => 1 }[what]),
  on: (listener) => { ipcRenderer.on('told', (event, ...words) => listener(words)) },
  reach: (name) => typeof require(name),
})
`

/** Writes the program into a folder; gives the path of its main file. */
export function writeSmallProgram(folder: string): string {
  writeFileSync(join(folder, 'package.json'), '{"name":"small","version":"1.2.3"}')
  writeFileSync(join(folder, 'preload.cjs'), PRELOAD)
  const main = join(folder, 'main.cjs')
  writeFileSync(main, MAIN)
  return main
}
