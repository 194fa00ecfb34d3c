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
import { say, warn } from '../../ui/toast.ts'
import { words } from '../../ui/words.ts'
import { printersQuery } from '../../view/labels.ts'
import { useQuery } from '../../view/provider.tsx'
import { copied, type Drawn, drawAll, type Encode, FINE, type Look, PICTURE } from './draw.ts'
import { useSend } from './use-send.ts'

const DOTS = [8, 12, 24] as const
type Dots = (typeof DOTS)[number]

type Props = {
  contents: readonly LabelContent[]
  prepare: (() => Promise<LabelContent[] | undefined>) | undefined
  look: Look
  encode: Encode
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
export const OutputSheet = ({ contents, prepare, look, encode, used, name, at, onClose }: Props) => {
  const online = useOnline()
  const send = useSend()
  const { labels: choice } = usePreferences()
  const printers = useQuery(printersQuery).filter((printer) => !printer.archived)
  const count = contents.length * choice.copies

  /** The job, drawn for so many dots; says what is left out of it. */
  const drawn = async (dots: number): Promise<Drawn | undefined> => {
    const ready = prepare ? await prepare() : contents
    if (!ready) {
      warn(words.labels.noNumbers)
      return undefined
    }
    const made = await drawAll(ready, look, encode, dots)
    const [left] = made.left
    if (left) warn(words.labels.without(made.left.length, left.why))
    return made.drawings.length > 0 ? made : undefined
  }
  const save = (ending: string, type: string, content: BlobPart) => {
    const file = `${fileNameOf(name)}.${ending}`
    saveFile(file, content, type)
    say(words.labels.saved(file))
  }
  const pdf = async () => {
    const job = await drawn(FINE)
    if (!job) return
    const { pdfOf } = await import('../../labels/pdf.ts')
    save('pdf', 'application/pdf', pdfOf(look.template, copied(job.drawings, choice.copies), used, name))
  }
  const png = async () => {
    const drawings = (await drawn(PICTURE))?.drawings ?? []
    const shown = drawings[Math.min(at, drawings.length - 1)]
    if (shown) save('png', 'image/png', await pngOf(shown))
  }
  const zpl = async () => {
    const job = await drawn(choice.dotsPerMm)
    if (job) save('zpl', 'text/plain', job.drawings.map((one) => zplOf(one, choice.copies)).join('\n'))
  }
  const print = async (printer: PrinterDocument) => {
    const job = await drawn(printer.dotsPerMm)
    if (job) await send(printer, job.drawings, choice.copies)
  }

  return (
    <Sheet open title={words.labels.moreTitle(count)} onClose={onClose}>
      <Rows label={words.labels.more}>
        <li>
          <Row title={words.labels.pdf} onClick={() => void pdf()} />
        </li>
        <li>
          <Row title={words.labels.png} onClick={() => void png()} />
        </li>
        <li>
          <Row title={words.labels.zpl} onClick={() => void zpl()} />
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
                {...(online ? { onClick: () => void print(printer) } : {})}
              />
            </li>
          ))}
        </Rows>
      </Section>
    </Sheet>
  )
}
