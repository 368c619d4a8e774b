/**
 * Renders build/icon.svg to what the systems ask for: PNGs by size (Linux), one ICO (Windows) and one ICNS (macOS).
 * `npx tsx build/icons.ts`, in the browser of the end-to-end tests; the files are committed, so packaging needs none.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../tests/support/browser.ts'
import { icns, ICNS_TYPES, ico, ICO_SIZES, PNG_SIZES, sourceHash } from './icon-files.ts'

const build = fileURLToPath(new URL('.', import.meta.url))

/** Draws the picture at each size, on nothing. */
async function render(svg: Buffer): Promise<ReadonlyMap<number, Buffer>> {
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } })
  const source = `data:image/svg+xml;base64,${svg.toString('base64')}`
  const pictures = new Map<number, Buffer>()
  for (const size of PNG_SIZES) {
    // As an image of that size: the picture's own media queries choose what is drawn.
    await page.setContent(
      `<body style="margin:0"><img src="${source}" width="${size}" height="${size}" style="display:block">`,
    )
    const clip = { x: 0, y: 0, width: size, height: size }
    pictures.set(size, await page.screenshot({ clip, omitBackground: true }))
  }
  await browser.close()
  return pictures
}

const svg = readFileSync(join(build, 'icon.svg'))
const pictures = await render(svg)
const of = (size: number): Buffer => {
  const picture = pictures.get(size)
  if (picture === undefined) throw new Error(`icon.svg was not drawn at ${size} pixels`)
  return picture
}

rmSync(join(build, 'icons'), { recursive: true, force: true })
mkdirSync(join(build, 'icons'))
for (const [size, picture] of pictures) writeFileSync(join(build, 'icons', `${size}x${size}.png`), picture)
writeFileSync(join(build, 'icon.ico'), ico(ICO_SIZES.map((size) => ({ size, png: of(size) }))))
writeFileSync(join(build, 'icon.icns'), icns(ICNS_TYPES.map(({ type, size }) => ({ type, png: of(size) }))))
writeFileSync(join(build, 'icons', 'icon.svg.sha256'), `${sourceHash(svg)}\n`)
