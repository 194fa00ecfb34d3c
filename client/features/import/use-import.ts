/** A file on its way in: read, mapped, sent, checked, run, taken back. One step at a time; what is under way can be stopped. */
import { useEffect, useRef, useState } from 'react'
import { fileFault, UnreadableFile } from '../../../domain/file-fault.ts'
import type { FileKind } from '../../../domain/file-kinds.ts'
import type { ImportFigures, ImportMode } from '../../../domain/protocol/imports.ts'
import { IMPORT_LIMITS } from '../../../domain/protocol-limits.ts'
import type { Format } from '../../../domain/tables/convert.ts'
import type { Mapping } from '../../../domain/tables/guess.ts'
import type { SheetOptions } from '../../../domain/tables/sheet.ts'
import { faultOf, type ImportFault, type Ran } from '../../view/imports.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { asKind, type Chosen, layoutOf, mapped, missingIn, remember } from './chosen.ts'
import { faultSaid, fileFaultSaid, withUnread } from './fault-said.ts'
import { type Reading, startReading } from './reading.ts'
import { type ChosenSheets, SHEETS_DRAFT, sheetsKey } from './sheets.ts'

export type UnderWay = { what: 'reading' | 'sending' | 'checking' | 'running' | 'undoing'; done: number; of: number }
export type Step =
  | { at: 'choose'; fault?: string }
  | { at: 'map'; chosen: Chosen; fault?: ImportFault }
  | { at: 'checked'; chosen: Chosen; id: string; figures: ImportFigures; fault?: ImportFault }
  | { at: 'done'; chosen: Chosen; id: string; figures: ImportFigures; undone?: ImportFigures; fault?: ImportFault }

export const useImport = () => {
  const workspace = useWorkspace()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [underWay, setUnderWay] = useState<UnderWay | undefined>()
  const reading = useRef<Reading | undefined>(undefined)
  const stopper = useRef<AbortController | undefined>(undefined)
  useEffect(
    () => () => {
      stopper.current?.abort()
      reading.current?.close()
    },
    [],
  )

  /** One thing at a time; what is read or sent can be stopped. */
  const during = async <T>(what: UnderWay['what'], work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const control = new AbortController()
    stopper.current = control
    setUnderWay({ what, done: 0, of: 0 })
    try {
      return await work(control.signal)
    } finally {
      setUnderWay(undefined)
    }
  }
  const progress = (what: UnderWay['what']) => (done: number, of: number) => setUnderWay({ what, done, of })

  const read = (file: File, options: SheetOptions = {}) =>
    during('reading', async () => {
      reading.current?.close()
      const own = startReading()
      reading.current = own
      try {
        if (file.size > IMPORT_LIMITS.fileBytes)
          throw new UnreadableFile(fileFault('too-large', { most: IMPORT_LIMITS.fileBytes / 1e6 }))
        const sheets = workspace.draft<ChosenSheets>(SHEETS_DRAFT) ?? {}
        const opened = await own.ask('open', { file, sheets, ...options })
        setStep({ at: 'map', chosen: await asKind(workspace, own, { file, opened }, opened.kind) })
      } catch (error) {
        const known = error instanceof UnreadableFile
        if (!known) console.error('a file that cannot be read', error)
        setStep({
          at: 'choose',
          fault: known ? fileFaultSaid(file.name, error.fault) : words.import.unreadable(file.name),
        })
      }
    })

  const chosen = step.at === 'choose' ? undefined : step.chosen
  const setKind = async (kind: FileKind) => {
    if (chosen && reading.current)
      setStep({ at: 'map', chosen: await asKind(workspace, reading.current, chosen, kind) })
  }
  /** A mapping that was chosen stays for the next file of this shape, on this device. */
  const setMapping = async (mapping: Mapping) => {
    if (!chosen || !reading.current) return
    const next = await mapped(workspace, reading.current, chosen, mapping)
    setStep({ at: 'map', chosen: next })
    await remember(workspace, next)
  }
  const setFormat = async (format: Format) => {
    if (!chosen || !reading.current) return
    const next = await mapped(workspace, reading.current, chosen, chosen.mapping, format)
    setStep({ at: 'map', chosen: { ...next, clue: 'none' } })
  }

  const setForAll = async (field: string, value: string) => {
    if (!chosen || !reading.current) return
    const said = { ...chosen, forAll: { ...chosen.forAll, [field]: value } }
    const next = await mapped(workspace, reading.current, said, chosen.mapping, chosen.format)
    setStep({ at: 'map', chosen: { ...next, clue: chosen.clue } })
    await remember(workspace, next)
  }
  /** Another sheet of the workbook; this one is taken the next time too. */
  const setSheet = async (name: string) => {
    const names = chosen?.opened.names
    if (!chosen || !names) return
    const known = workspace.draft<ChosenSheets>(SHEETS_DRAFT)
    await workspace.setDraft<ChosenSheets>(SHEETS_DRAFT, { ...known, [sheetsKey(names)]: name })
    await read(chosen.file)
  }

  const send = async (own: Chosen, id: string, signal: AbortSignal): Promise<ImportFault | undefined> => {
    const { opened, kind, file, first } = own
    const layout = layoutOf(workspace, own)
    const { goodRows, hash } = opened
    const made = await workspace.imports.create({
      id,
      kind,
      name: file.name,
      hash,
      fields: first.fields,
      rows: goodRows,
    })
    if (!made.ok) return faultOf(made.error)
    const rowsOf = async (part: number): Promise<string> =>
      part * IMPORT_LIMITS.partRows < goodRows ? ((await reading.current?.ask('part', { ...layout, part })) ?? '') : ''
    let rows = await rowsOf(0)
    for (let part = 0; part * IMPORT_LIMITS.partRows < goodRows; part++) {
      if (signal.aborted) return { offline: false, message: words.import.stopped }
      // The next part is made while this one is on its way.
      const [sent, next] = await Promise.all([workspace.imports.sendRows(id, rows), rowsOf(part + 1)])
      if (!sent.ok) return faultOf(sent.error)
      rows = next
      progress('sending')(Math.min(goodRows, (part + 1) * IMPORT_LIMITS.partRows), goodRows)
    }
    return undefined
  }

  const check = async () => {
    if (!chosen || missingIn(chosen).length > 0 || chosen.opened.goodRows === 0) return
    await remember(workspace, chosen)
    const id = workspace.newId()
    const sent = await during('sending', (signal) => send(chosen, id, signal))
    if (sent) return setStep({ at: 'map', chosen, fault: sent })
    const ran = await during('checking', (signal) =>
      workspace.imports.run(id, 'check', { onProgress: progress('checking'), signal }),
    )
    setStep(
      ran.ok
        ? { at: 'checked', chosen, id, figures: withUnread(ran.figures, chosen.opened) }
        : { at: 'map', chosen, fault: ran.fault },
    )
  }

  const run = async (mode: Exclude<ImportMode, 'check'>) => {
    if (step.at !== 'checked') return
    const ran: Ran = await during('running', (signal) =>
      workspace.imports.run(step.id, mode, { onProgress: progress('running'), signal }),
    )
    if (ran.ok) setStep({ ...step, at: 'done', figures: withUnread(ran.figures, step.chosen.opened) })
    else setStep({ ...step, fault: mode === 'all' ? { offline: false, message: words.import.brokenOff } : ran.fault })
    workspace.syncNow()
  }

  const undo = async (id: string): Promise<Ran> => {
    const ran = await during('undoing', (signal) =>
      workspace.imports.undo(id, { onProgress: progress('undoing'), signal }),
    )
    workspace.syncNow()
    if (step.at === 'done' && step.id === id)
      setStep(ran.ok ? { ...step, undone: ran.figures } : { ...step, fault: ran.fault })
    return ran
  }

  const badFile = async (): Promise<string> => {
    if (step.at !== 'checked' && step.at !== 'done') return ''
    const faults = step.figures.errors.map((fault) => ({ row: fault.row, said: faultSaid(fault) }))
    return (await reading.current?.ask('bad', { faults, reason: words.import.reason })) ?? ''
  }

  return {
    ...{ step, underWay, read, setKind, setMapping, setFormat, setForAll, setSheet, check, run, undo, badFile },
    stop: () => stopper.current?.abort(),
    again: () => setStep({ at: 'choose' }),
  }
}
export type Importing = ReturnType<typeof useImport>
