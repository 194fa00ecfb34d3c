import { SegmentedControl } from '@mantine/core'
import type { LabelContent } from '../../../domain/labels/content.ts'
import { zplOf } from '../../../domain/labels/zpl.ts'
import type { PrinterDocument } from '../../../domain/protocol/documents.ts'
import { pngOf } from '../../labels/png.ts'
import { useOnline } from '../../platform/online.ts'
import { setPreferences, usePreferences } from '../../platform/preferences.ts'
import { saveFile } from '../../platform/save-file.ts'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { say } from '../../ui/toast.ts'
import { printersQuery } from '../../view/labels.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { copied, FINE, type Look, PICTURE } from './draw.ts'
import { attempt, drawn } from './drawn.ts'
import { useSend } from './use-send.ts'

const DOTS = [8, 12, 24] as const
type Dots = (typeof DOTS)[number]

type Props = {
  contents: readonly LabelContent[]
  prepare: (() => Promise<LabelContent[] | undefined>) | undefined
  look: Look
  used: number
  name: string
  /** Which of them is looked at. */
  at: number
  onClose: () => void
}

const fileNameOf = (name: string): string =>
  words.labels.fileName(
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60),
  )

/** Labels as files, and by way of the server to a printer. */
export const OutputSheet = ({ contents, prepare, look, used, name, at, onClose }: Props) => {
  const online = useOnline()
  const send = useSend()
  const { labels: choice } = usePreferences()
  const printers = useQuery(printersQuery).filter((printer) => !printer.archived)
  const count = contents.length * choice.copies

  const job = async (dots: number) => drawn(prepare ? await prepare() : contents, look, dots)
  const save = (ending: string, type: string, content: BlobPart) => {
    const file = `${fileNameOf(name)}.${ending}`
    saveFile(file, content, type)
    say(words.labels.saved(file))
  }
  const pdf = async () => {
    const made = await job(FINE)
    if (!made) return
    const { pdfOf } = await import('../../labels/pdf.ts')
    save('pdf', 'application/pdf', pdfOf(look.template, copied(made.drawings, choice.copies), used, name))
  }
  const png = async () => {
    const drawings = (await job(PICTURE))?.drawings ?? []
    const shown = drawings[Math.min(at, drawings.length - 1)]
    if (shown) save('png', 'image/png', await pngOf(shown))
  }
  const pictures = async () => {
    const drawings = (await job(PICTURE))?.drawings ?? []
    if (drawings.length === 0) return
    const { pngZipOf } = await import('../../labels/png-zip.ts')
    save('zip', 'application/zip', await pngZipOf(drawings, fileNameOf(name)))
  }
  const zpl = async () => {
    const made = await job(choice.dotsPerMm)
    if (made) save('zpl', 'text/plain', made.drawings.map((one) => zplOf(one, choice.copies)).join('\n'))
  }
  const print = async (printer: PrinterDocument) => {
    const made = await job(printer.dotsPerMm)
    if (made) await send(printer, made.drawings, choice.copies)
  }

  return (
    <Sheet open title={words.labels.moreTitle(count)} onClose={onClose}>
      <Rows label={words.labels.more}>
        <li>
          <Row title={words.labels.pdf} onClick={() => void attempt(pdf)} />
        </li>
        <li>
          <Row title={words.labels.png} onClick={() => void attempt(png)} />
        </li>
        {contents.length > 1 ? (
          <li>
            <Row title={words.labels.pngZip(contents.length)} onClick={() => void attempt(pictures)} />
          </li>
        ) : null}
        <li>
          <Row title={words.labels.zpl} onClick={() => void attempt(zpl)} />
        </li>
      </Rows>
      <Hint>{words.labels.dots}</Hint>
      <SegmentedControl
        fullWidth
        aria-label={words.labels.dots}
        value={String(choice.dotsPerMm)}
        onChange={(value) => setPreferences({ labels: { ...choice, dotsPerMm: Number(value) as Dots } })}
        data={DOTS.map((dots) => ({ value: String(dots), label: words.labels.dotsPerInch[dots] }))}
      />
      <Section title={words.labels.printers}>
        {printers.length === 0 ? <Hint>{words.labels.noPrinters}</Hint> : null}
        {printers.length > 0 && !online ? <Hint>{words.labels.offline}</Hint> : null}
        <Rows label={words.labels.printers}>
          {printers.map((printer) => (
            <li key={printer.id}>
              <Row
                title={words.labels.sendTo(printer.name)}
                detail={words.labels.dotsPerInch[printer.dotsPerMm]}
                {...(online ? { onClick: () => void attempt(() => print(printer)) } : {})}
              />
            </li>
          ))}
        </Rows>
      </Section>
    </Sheet>
  )
}
