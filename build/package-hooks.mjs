/** What electron-builder.yml asks of us on the way. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { thirdPartyLicences } from './licences.mjs'
import { root } from './sources.mjs'

/** Says that node_modules is none of electron-builder's business: Vite has bundled what is needed. */
export const beforeBuild = () => false

/** Writes what a package holds beside the bundles: its own short package.json, and the licences of what is inside. */
export function beforePack({ packager }) {
  const folder = join(root, 'dist/packing')
  mkdirSync(folder, { recursive: true })
  const { name, version, description, author, license, main, desktopName } = packager.info.metadata
  const { productName } = packager.appInfo
  const manifest = { name, productName, version, description, author, license, main, desktopName }
  writeWhole(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeWhole(join(folder, 'LICENSES.others.txt'), thirdPartyLicences())
}

/** Another packing may be reading the file just now; it finds the old one or the new one. */
function writeWhole(path, text) {
  writeFileSync(`${path}.${process.pid}`, text)
  renameSync(`${path}.${process.pid}`, path)
}

/** Takes away what Electron's distribution has for those who develop with it. */
export function afterExtract({ appOutDir, packager, electronPlatformName }) {
  const { distMacOsAppName } = packager.info.framework
  const resources =
    electronPlatformName === 'darwin' ? join(distMacOsAppName, 'Contents/Resources') : 'resources'
  rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true })
  rmSync(join(appOutDir, 'version'), { force: true })
}
