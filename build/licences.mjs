/**
 * The licences of other people's work inside Ajar: what Vite bundles comes from the packages that the lockfile marks as
 * needed at run time, and each of them wants its notice to travel along.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './sources.mjs'

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** The folders of every package that is needed at run time and lies here (one for another system does not). */
function shippedFolders() {
  const { packages } = readJson(join(root, 'package-lock.json'))
  return Object.entries(packages)
    .filter(([folder, { dev, devOptional, optional }]) => folder !== '' && !dev && !devOptional && !optional)
    .map(([folder]) => folder)
}

function notice(folder) {
  const { name, version, license, author, repository } = readJson(join(root, folder, 'package.json'))
  const by = typeof author === 'object' ? author.name : author
  const source = typeof repository === 'object' ? repository.url : repository
  const head = [`${name} ${version} (${license})`, by && `By ${by}`, source && `Source: ${source}`]
  const texts = readdirSync(join(root, folder))
    .filter((file) => LICENCE_FILE.test(file))
    .map((file) =>
      readFileSync(join(root, folder, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
  return [head.filter(Boolean).join('\n'), ...texts].join('\n\n')
}

/** One text with the notice of every package. */
export function thirdPartyLicences() {
  const rule = `\n\n${'-'.repeat(78)}\n\n`
  const words = 'Ajar contains the work of others, under their own licences. Thank you.'
  return `${[words, ...shippedFolders().map(notice)].join(rule)}\n`
}
