import { NativeSelect, NumberInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useCallback, useState } from 'react'
import { type LabelContent, SYMBOLS, type SymbolKind } from '../../../domain/labels/content.ts'
import { perPage, TEMPLATES, type TemplateId, templateOf } from '../../../domain/labels/templates.ts'
import { type LabelChoice, setPreferences, usePreferences } from '../../platform/preferences.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions, Screen } from '../../ui/screen.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { labelSettingsQuery } from '../../view/labels.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { canCarry, copied, FINE, type Look } from './draw.ts'
import { attempt, drawn } from './drawn.ts'
import classes from './labels.module.css'
import { OutputSheet } from './output-sheet.tsx'
import { LabelPreview } from './preview.tsx'
import { Printed, type Printing } from './printed.tsx'
import { useEncoder } from './use-encoder.ts'

const MOST_COPIES = 1000
/** Where what was chosen last cannot be: what says most, else what says anything. */
const FALLBACK: ReadonlySet<SymbolKind> = new Set(['gs1-datamatrix', 'qr'])

type Props = {
  /** As they are looked at. */
  contents: readonly LabelContent[]
  /** As they are printed, where that is another thing: pallets get their numbers. */
  prepare?: () => Promise<LabelContent[] | undefined>
  /** What the file is called. */
  name: string
  /** Why nothing can be printed. */
  stop?: string | undefined
  children: ReactNode
}

/** Paper, barcode and copies, what comes of them, and the ways in which it leaves. */
export const LabelJob = ({ contents, prepare, name, stop, children }: Props) => {
  const isWide = useMediaQuery('(min-width: 768px)', false, { getInitialValueInEffect: false })
  const encode = useEncoder()
  const choice = usePreferences().labels
  const choose = (change: Partial<LabelChoice>) => setPreferences({ labels: { ...choice, ...change } })
  const linkDomain = useQuery(labelSettingsQuery)?.linkDomain
  const [used, setUsed] = useState(0)
  const [saving, setSaving] = useState(false)
  const [printing, setPrinting] = useState<Printing | undefined>()
  const [at, setAt] = useState(0)
  const template = templateOf(choice.template)
  const symbols = SYMBOLS.filter((kind) => contents.some((content) => canCarry(content, kind)))
  const symbol = symbols.includes(choice.symbol)
    ? choice.symbol
    : (symbols.find((kind) => FALLBACK.has(kind)) ?? choice.symbol)
  const look: Look = { template, symbol, linkDomain }
  const count = contents.length * choice.copies
  const done = useCallback(() => setPrinting(undefined), [])

  const print = () =>
    attempt(async () => {
      const job = await drawn(prepare ? await prepare() : contents, look, FINE)
      if (job) setPrinting({ template, drawings: copied(job.drawings, choice.copies), used })
    })

  const preview = <LabelPreview {...{ contents, look, encode, used, stop, at }} copies={choice.copies} onAt={setAt} />
  const form = (
    <div className={classes.form}>
      {children}
      <NativeSelect
        label={words.labels.paper}
        value={choice.template}
        data={TEMPLATES.map(({ id }) => ({ value: id, label: words.labels.papers[id] }))}
        onChange={(event) => choose({ template: event.target.value as TemplateId })}
      />
      <NativeSelect
        label={words.labels.symbol}
        value={symbol}
        data={SYMBOLS.map((value) => ({
          value,
          label: words.labels.symbols[value],
          disabled: !symbols.includes(value),
        }))}
        onChange={(event) => choose({ symbol: event.target.value as SymbolKind })}
      />
      <NumberInput
        label={words.labels.copies}
        value={choice.copies}
        min={1}
        max={MOST_COPIES}
        allowDecimal={false}
        onChange={(value) => (typeof value === 'number' && value >= 1 ? choose({ copies: value }) : undefined)}
      />
      {template.sheet ? (
        <NumberInput
          label={words.labels.used}
          value={used}
          min={0}
          max={perPage(template) - 1}
          allowDecimal={false}
          onChange={(value) => (typeof value === 'number' ? setUsed(value) : undefined)}
        />
      ) : null}
    </div>
  )
  const nothing = count === 0 || stop !== undefined
  const action = (
    <Actions>
      <BigButton onClick={print} disabled={nothing}>
        {count === 0 ? words.labels.nothingChosen : words.labels.print(count)}
      </BigButton>
      <BigButton kind="quiet" onClick={() => setSaving(true)} disabled={nothing}>
        {words.labels.more}
      </BigButton>
    </Actions>
  )
  return (
    <>
      {isWide ? (
        <TwoPane
          list={
            <Screen label={words.labels.title} action={action}>
              {form}
            </Screen>
          }
          detail={<Screen label={words.labels.preview}>{preview}</Screen>}
        />
      ) : (
        <Screen label={words.labels.title} action={action}>
          {preview}
          {form}
        </Screen>
      )}
      {saving ? (
        <OutputSheet {...{ contents, look, used, name, at }} prepare={prepare} onClose={() => setSaving(false)} />
      ) : null}
      {printing ? <Printed {...printing} onDone={done} /> : null}
    </>
  )
}
