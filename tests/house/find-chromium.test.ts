import { describe, expect, test } from 'vitest'
import { findChromium, type Machine } from '../e2e/find-chromium.ts'

const DOWNLOADED = '/home/someone/.cache/ms-playwright/chrome'

/** A machine with these files, on which `brings` says what a program puts there; one that it does not know fails. */
const machine = (files: string[], brings: Record<string, string>, isRoot = true) => {
  const ran: string[] = []
  const run: Machine['run'] = (command, ...args) => {
    const line = [command.split('/').at(-1), ...args.map((arg) => arg.split('/').at(-1))].join(' ')
    ran.push(line)
    const brought = brings[line]
    if (brought !== undefined) files.push(brought)
    return brought !== undefined
  }
  return { ran, exists: (path: string) => files.includes(path), isRoot, downloadPath: DOWNLOADED, run }
}

const APT = { 'apt-get update': '/var/lib/apt', 'apt-get install -y chromium': '/usr/bin/chromium' }
const DOWNLOAD = 'node cli.js install --no-shell chromium'

describe('the browser for the end-to-end tests', () => {
  test('is the system’s own, and then nothing is installed', () => {
    const here = machine(['/usr/bin/chromium-browser', '/usr/bin/apt-get'], APT)
    expect(findChromium(here)).toBe('/usr/bin/chromium-browser')
    expect(here.ran).toEqual([])
  })

  test('else Debian’s package, where we may install it', () => {
    expect(findChromium(machine(['/usr/bin/apt-get'], APT))).toBe('/usr/bin/chromium')
  })

  test('else Playwright’s download: for whoever is not root, and where the package cannot be had', () => {
    const download = { [DOWNLOAD]: DOWNLOADED }
    const user = machine(['/usr/bin/apt-get'], download, false)
    expect(findChromium(user)).toBe(DOWNLOADED)
    expect(user.ran).toEqual([DOWNLOAD])
    expect(findChromium(machine(['/usr/bin/apt-get'], download))).toBe(DOWNLOADED)
  })

  test('else one clear sentence', () => {
    expect(() => findChromium(machine([], {}))).toThrow(/^These tests need Chromium.*install the package chromium/)
  })
})
