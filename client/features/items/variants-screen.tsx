import { TextInput } from '@mantine/core'
import { useLocation } from 'wouter'
import { barcodeOf } from '../../../domain/gs1/label.ts'
import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { MOST_VARIANTS } from '../../../domain/variant.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { attributeSaid } from '../../parts/attribute-said.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useScan } from '../../scan/use-scan.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Row } from '../../ui/row.tsx'
import { Hint, Panes, Screen, Section } from '../../ui/screen.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { attributesQuery } from '../../view/attributes.ts'
import { useItem, useKeptFields, useReady } from '../../view/hooks.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { variantsOfQuery } from '../../view/variants.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'
import { VariantAxes } from './variant-axes.tsx'
import { editsOf, NO_INPUT, type Planned, planned, type VariantInput, valuesOf } from './variant-plan.ts'

const text = words.variants.make

/** Variants of an item, one or all that there are of a few sizes and colours: looked over before, taken back after. */
export const VariantsScreen = ({ id }: { id: string }) => {
  const ready = useReady()
  const member = useMember()
  const item = useItem(id)
  usePlace(words.variants.add, `/items/${id}`)
  if (!may(member, 'edit-items')) return <EmptyState title={words.lookOnly.title} hint={words.lookOnly.hint} />
  if (!item) return <Gone title={words.items.gone} ready={ready} />
  return <MakeVariants key={id} of={item} />
}

const MakeVariants = ({ of }: { of: ItemDocument }) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const [, navigate] = useLocation()
  const { offered } = useQuery(attributesQuery)
  const variants = useQuery(variantsOfQuery(of.id))
  const { fields, change, forget } = useKeptFields<VariantInput>(`variants:${of.id}`, {
    ...NO_INPUT,
    axes: (of.variesBy ?? []).map(({ code }) => code),
  })
  const attributes = fields.axes.flatMap((code) => offered.find((one) => one.code === code) ?? [])
  const plan = planned(fields, {
    ...{ of, attributes, variants, say: attributeSaid },
    isTaken: (sku) => workspace.lookup(sku).some((found) => found.kind === 'item' && found.item.sku === sku),
  })
  const wanted = plan.filter(({ not }) => not === undefined)
  const counts = attributes.map((one) => Math.max(1, valuesOf(one, fields).values.length))
  const isTooMany = counts.reduce((count, one) => count * one, 1) > MOST_VARIANTS
  const isRead = attributes.every((one) => valuesOf(one, fields).wrong === undefined)
  const only = plan.length === 1 ? plan[0] : undefined
  const isWhole = only === undefined || (only.name.trim() !== '' && only.sku.trim() !== '')

  useScan(({ code }) => {
    if (!only) return false
    answerScan('good')
    change({ single: { ...fields.single, barcode: barcodeOf(code).code } })
    return true
  })

  const save = async () => {
    const said = attributes.filter((one) => valuesOf(one, fields).values.length > 0).map(({ code }) => code)
    const edits = editsOf(of, said, plan, fields.single.barcode?.trim(), workspace.newId)
    const drafts = edits.map(
      ({ op, documentId, name, set, base }): ActionDraft => ({
        ...{ type: 'edit', op, collection: 'items', documentId, labels: { name } },
        ...{ set: { ...set }, base: { ...base } },
      }),
    )
    if (!(await record(drafts, { done: text.done(wanted.length, of.name), undoable: true }))) return
    forget()
    navigate(`/items/${of.id}`, { replace: true })
  }

  return (
    <Screen
      label={text.title(of.name)}
      action={
        <BigButton onClick={save} disabled={wanted.length === 0 || !isRead || !isWhole}>
          {text.deed(wanted.length)}
        </BigButton>
      }
    >
      <Panes
        parts
        left={
          <div className={classes.form}>
            <Hint>{words.variants.onlyOf(of.name)}</Hint>
            <VariantAxes attributes={attributes} offered={offered} fields={fields} change={change} />
            {only && only.not !== 'there' ? (
              <Single
                planned={only}
                barcode={fields.single.barcode ?? ''}
                onChange={(part) => change({ single: { ...fields.single, ...part } })}
              />
            ) : null}
          </div>
        }
        right={
          <Section title={text.preview}>
            {isTooMany ? <p role="alert">▲ {text.tooMany(asFigure(MOST_VARIANTS))}</p> : null}
            {plan.length === 0 && !isTooMany ? <Hint>{text.nothing}</Hint> : null}
            {plan.length > 0 ? (
              <Preview
                plan={plan}
                onTick={(key) =>
                  change({
                    left: fields.left.includes(key) ? fields.left.filter((one) => one !== key) : [...fields.left, key],
                  })
                }
              />
            ) : null}
          </Section>
        }
      />
    </Screen>
  )
}

type SingleProps = { planned: Planned; barcode: string; onChange: (part: VariantInput['single']) => void }

/** One alone may be called as it is called, and a scan gives it its barcode. */
const Single = ({ planned, barcode, onChange }: SingleProps) => (
  <>
    <TextInput
      label={words.items.fields.name}
      value={planned.name}
      onChange={(event) => onChange({ name: event.target.value })}
    />
    <TextInput
      label={words.items.fields.sku}
      value={planned.sku}
      error={planned.not === 'taken' ? text.taken : undefined}
      onChange={(event) => onChange({ sku: event.target.value })}
      data-takes-scans
    />
    <TextInput
      label={words.items.barcode}
      value={barcode}
      onChange={(event) => onChange({ barcode: event.target.value })}
      data-takes-scans
    />
  </>
)

const Preview = ({ plan, onTick }: { plan: readonly Planned[]; onTick: (key: string) => void }) => (
  <div className={classes.preview}>
    <VirtualList rows={plan} keyOf={({ key }) => key} label={text.preview}>
      {({ key, name, sku, not }) =>
        not === 'there' || not === 'taken' ? (
          <Row title={name} detail={<Code value={sku} />} trailing={<span>▲ {text[not]}</span>} />
        ) : (
          <Row
            ticks
            selected={not === undefined}
            title={name}
            detail={<Code value={sku} />}
            trailing={not === 'left' ? text.left : undefined}
            onClick={() => onTick(key)}
          />
        )
      }
    </VirtualList>
  </div>
)
