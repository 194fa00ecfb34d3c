import { TextInput } from '@mantine/core'
import type { Attribute } from '../../../domain/attribute.ts'
import { attributeSaid } from '../../parts/attribute-said.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import classes from './items.module.css'
import { type VariantInput, valuesOf } from './variant-plan.ts'

const text = words.variants.make

const turned = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

type ChipProps = { label: string; on: boolean; onTap: () => void }

const Chip = ({ label, on, onTap }: ChipProps) => (
  <button type="button" className={classes.toggle} aria-pressed={on} onClick={onTap}>
    <bdi>{label}</bdi>
  </button>
)

type Change = (part: Partial<VariantInput>) => void

const Values = ({ attribute, fields, change }: { attribute: Attribute; fields: VariantInput; change: Change }) => {
  const { code, name, kind, choices, unit } = attribute
  const { wrong } = valuesOf(attribute, fields)
  if (kind === 'choice' || kind === 'yes-no') {
    const options = kind === 'yes-no' ? ['true', 'false'] : choices.map((one) => one.code)
    const chosen = fields.chosen[code] ?? []
    return (
      <Section title={text.values(name)}>
        {options.length === 0 ? <Hint>{text.noChoices(name)}</Hint> : null}
        <Choices label={name} className={classes.chips}>
          {options.map((option) => (
            <Chip
              key={option}
              label={kind === 'yes-no' ? attributeSaid(option === 'true', attribute) : option}
              on={chosen.includes(option)}
              onTap={() =>
                // In the order of the choices, whichever was tapped first.
                change({
                  chosen: {
                    ...fields.chosen,
                    [code]: options.filter((one) => turned(chosen, option).includes(one)),
                  },
                })
              }
            />
          ))}
        </Choices>
      </Section>
    )
  }
  return (
    <TextInput
      label={text.typed(unit ? words.attributes.inUnit(name, unit) : name)}
      value={fields.typed[code] ?? ''}
      error={wrong === undefined ? undefined : text.notRead(name, wrong)}
      onChange={(event) => change({ typed: { ...fields.typed, [code]: event.target.value } })}
    />
  )
}

type Props = {
  /** Those by which they differ, in their order. */
  attributes: readonly Attribute[]
  offered: readonly Attribute[]
  fields: VariantInput
  change: Change
}

/** By which attributes the variants differ, and which values of each there are. */
export const VariantAxes = ({ attributes, offered, fields, change }: Props) => (
  <>
    <Section title={text.by}>
      {offered.length === 0 ? (
        <>
          <Hint>{text.noAttributes}</Hint>
          <BigButton kind="quiet" href="/attributes">
            {text.attributes}
          </BigButton>
        </>
      ) : null}
      <Choices label={text.by} className={classes.chips}>
        {offered.map(({ code, name }) => (
          <Chip
            key={code}
            label={name}
            on={fields.axes.includes(code)}
            onTap={() => change({ axes: turned(fields.axes, code) })}
          />
        ))}
      </Choices>
    </Section>
    {attributes.map((attribute) => (
      <Values key={attribute.code} attribute={attribute} fields={fields} change={change} />
    ))}
  </>
)
