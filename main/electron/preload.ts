/** The preload: one file of CommonJS that runs in the window's sandbox before the page, in a world of its own. */
import { contextBridge, ipcRenderer } from 'electron'
import { pageApi } from './page-api.ts'

/** The names of the contract's methods, put in when it is built (build/preload.config.ts). */
declare const CONTRACT_METHODS: readonly string[]

contextBridge.exposeInMainWorld('ajar', pageApi(ipcRenderer, CONTRACT_METHODS))
