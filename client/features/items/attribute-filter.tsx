import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { MAX_ATTRIBUTE_TEXT } from '../../../domain/attribute.ts'
import { type AttributeFilters, betweenEnds, endsOf, oneOf, readWish } from '../../../domain/attribute-filter.ts'
import type { AttributeDocument } from '../../../domain/protocol/documents.ts'
import { attributeLabel } from '../../parts/item-form/attribute-fields.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Section } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { shownFigure, typedFigure } from '../../ui/typed-figure.ts'
import { attributesQuery } from '../../view/attributes.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const text = words.attributes

type PartProps = {
  attribute: AttributeDocument
  /** Undefined: nothing is asked of it. */
  asked: string | undefined
  onAsk: (asked: string | undefined) => void
}

const Chip = ({ label, on, onTap }: { label: string; on: boolean; onTap: () => void }) => (
  <button type="button" className={classes.toggle} aria-pressed={on} onClick={onTap}>
    {label}
  </button>
)

/** Those that are pressed fit, each as well as the others. */
const OneOf = ({ attribute, asked, onAsk }: PartProps) => {
  const { kind, choices } = attribute
  const wish = asked === undefined || asked === '' ? undefined : readWish(attribute, asked)
  const on = asked === '' ? [''] : wish?.of === 'one' ? wish.values : []
  const offered = kind === 'yes-no' ? ['true', 'false'] : choices.map(({ code }) => code)
  // What is asked for stands here too, whatever became of the choices.
  const all = [...offered, ...on.filter((one) => one !== '' && !offered.includes(one)), '']
  return all.map((one) => (
    <Chip
      key={one}
      label={one === '' ? text.nothing : text.value(kind, one)}
      on={on.includes(one)}
      onTap={() => {
        const next = all.filter((each) => (each === one ? !on.includes(one) : on.includes(each)))
        onAsk(next.length === 0 ? undefined : oneOf(next))
      }}
    />
  ))
}

const Ends = ({ attribute, asked, onAsk }: PartProps) => {
  const isNumber = attribute.kind === 'number'
  const ends = endsOf(asked ?? '')
  const isBad = asked !== undefined && readWish(attribute, asked) === undefined
  const field = (end: 'from' | 'to') => (
    <TextInput
      label={text[end]}
      aria-label={`${attribute.name}: ${text[end]}`}
      {...(isNumber ? { inputMode: 'decimal' as const } : { type: 'date' })}
      value={isNumber ? shownFigure(ends[end]) : ends[end]}
      error={isBad}
      onChange={({ target }) => {
        const said = isNumber ? typedFigure(target.value).replace(/[^\d.-]/g, '') : target.value
        const [from, to] = end === 'from' ? [said, ends.to] : [ends.from, said]
        onAsk(from === '' && to === '' ? undefined : betweenEnds(from, to))
      }}
    />
  )
  return (
    <>
      <div className={classes.ends}>
        {field('from')}
        {field('to')}
      </div>
      {isBad ? (
        <p className={classes.stop} role="alert">
          ▲ {isNumber ? text.badRange : text.badDays}
        </p>
      ) : null}
    </>
  )
}

const Part = ({ attribute, asked, onAsk }: PartProps) => (
  <TextInput
    label={text.contains}
    aria-label={`${attribute.name}: ${text.contains}`}
    maxLength={MAX_ATTRIBUTE_TEXT}
    value={asked ?? ''}
    onChange={({ target }) => onAsk(target.value.trim() === '' ? undefined : target.value)}
  />
)

/** Of one attribute what should be said of an item, or that nothing is. */
const Ask = (props: PartProps) => {
  const { attribute, asked, onAsk } = props
  const { kind, name } = attribute
  const chips = kind === 'choice' || kind === 'yes-no'
  const Typed = kind === 'text' ? Part : Ends
  return (
    <Section title={attributeLabel(attribute)}>
      {chips || asked === '' ? null : <Typed {...props} />}
      <Choices label={name} className={classes.chips}>
        {chips ? (
          <OneOf {...props} />
        ) : (
          <Chip label={text.nothing} on={asked === ''} onTap={() => onAsk(asked === '' ? undefined : '')} />
        )}
      </Choices>
    </Section>
  )
}

type Props = { asked: AttributeFilters; onClose: () => void; onAsk: (asked: AttributeFilters) => void }

/** The sheet in which a list is narrowed by the organisation's own attributes; archived ones where they are asked for. The list waits for it. */
export const AttributeFilterSheet = ({ asked, onClose, onAsk }: Props) => {
  const { all } = useQuery(attributesQuery)
  const [draft, setDraft] = useState(asked)
  const offered = all.filter(({ archived, code }) => !archived || asked[code] !== undefined)
  const isComplete = offered.every((one) => {
    const said = draft[one.code]
    return said === undefined || readWish(one, said) !== undefined
  })
  const change = (code: string, said: string | undefined) => {
    const { [code]: _, ...others } = draft
    setDraft(said === undefined ? others : { ...others, [code]: said })
  }
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      footer={
        <BigButton onClick={() => onAsk(draft)} disabled={!isComplete}>
          {text.show}
        </BigButton>
      }
    >
      {offered.map((one) => (
        <Ask key={one.code} attribute={one} asked={draft[one.code]} onAsk={(said) => change(one.code, said)} />
      ))}
    </Sheet>
  )
}
