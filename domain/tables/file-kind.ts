/** What a file is by its first bytes, and by what stands in it: not by what it is called. */
import { fileFault, UnreadableFile } from '../file-fault.ts'

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** The container of old Office files, in which Excel also keeps a workbook that has a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** Pictures and documents that people take for a table: PDF, PNG, JPEG, gzip, RTF, SQLite. */
const OTHERS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b, 0x08],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
]

/** An .xlsx is a zip file. */
export const isExcel = (bytes: Uint8Array): boolean => startsWith(bytes, ZIP)

const includes = (bytes: Uint8Array, text: string, step: 1 | 2): boolean => {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1
    while (length < text.length && bytes[at + length * step] === text.charCodeAt(length)) length++
    if (length === text.length) return true
  }
  return false
}

/** Is what stands in this zip file a workbook of Excel, or some other document? */
export const isWorkbook = (bytes: Uint8Array): boolean => includes(bytes, 'xl/', 1)

/** Throws for what is no table at all, with what to do about it. */
export const refuseOthers = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new UnreadableFile(fileFault('empty-file'))
  if (startsWith(bytes, OLE))
    throw new UnreadableFile(fileFault(includes(bytes, 'EncryptedPackage', 2) ? 'protected' : 'old-excel'))
  if (OTHERS.some((mark) => startsWith(bytes, mark))) throw new UnreadableFile(fileFault('not-a-table'))
}
