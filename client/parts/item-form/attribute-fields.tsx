import { NativeSelect, TextInput } from '@mantine/core'
import { type Attribute, MAX_ATTRIBUTE_TEXT } from '../../../domain/attribute.ts'
import { shownFigure, typedFigure } from '../../ui/typed-figure.ts'
import { attributesQuery } from '../../view/attributes.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

const text = words.attributes

type FieldProps = {
  attribute: Attribute
  value: string
  onChange: (value: string) => void
  /** In the place of what it is called. */
  label?: string
}

/** What an attribute's value may be, as the options of a list; what it is now stands in it too, whatever became of the choices. */
const optionsOf = ({ kind, choices }: Attribute, value: string) => {
  const codes = kind === 'yes-no' ? ['true', 'false'] : choices.map(({ code }) => code)
  const known = ['', ...codes, ...(value === '' || codes.includes(value) ? [] : [value])]
  return known.map((code) => ({ value: code, label: code === '' ? text.nothing : text.value(kind, code) }))
}

export const attributeLabel = ({ name, unit }: Attribute): string => (unit ? text.inUnit(name, unit) : name)

/** The field of one attribute, as its kind is written. */
export const AttributeField = ({ attribute, value, onChange, label = attributeLabel(attribute) }: FieldProps) => {
  const { kind } = attribute
  if (kind === 'choice' || kind === 'yes-no') {
    const options = optionsOf(attribute, value)
    return (
      <NativeSelect label={label} value={value} data={options} onChange={(event) => onChange(event.target.value)} />
    )
  }
  if (kind === 'number') {
    return (
      <TextInput
        label={label}
        inputMode="decimal"
        value={shownFigure(value)}
        onChange={(event) => onChange(typedFigure(event.target.value).replace(/[^\d.-]/g, ''))}
      />
    )
  }
  return (
    <TextInput
      label={label}
      type={kind === 'date' ? 'date' : 'text'}
      maxLength={MAX_ATTRIBUTE_TEXT}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

type Props = {
  values: Readonly<Record<string, string>>
  /** The code of one that is left out. */
  without?: string | undefined
  onChange: (values: Record<string, string>) => void
}

/** The organisation's own fields of an item; archived ones where the item says something. */
export const AttributeFields = ({ values, without, onChange }: Props) =>
  useQuery(attributesQuery)
    .all.filter(({ archived, code }) => code !== without && (!archived || values[code]))
    .map((attribute) => (
      <AttributeField
        key={attribute.code}
        attribute={attribute}
        value={values[attribute.code] ?? ''}
        onChange={(value) => onChange({ ...values, [attribute.code]: value })}
      />
    ))
