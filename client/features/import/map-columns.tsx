import { NativeSelect } from '@mantine/core'
import { ATTRIBUTE, FILE_KINDS, type FileKind } from '../../../domain/file-kinds.ts'
import { SEPARATORS, type Separator } from '../../../domain/tables/csv.ts'
import type { DateOrder } from '../../../domain/tables/dates.ts'
import { ENCODINGS, type Encoding } from '../../../domain/tables/decode.ts'
import type { DecimalSign } from '../../../domain/tables/numbers.ts'
import { Hint, Section } from '../../ui/screen.tsx'
import { useLocations } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { type Chosen, fieldsOf, missingIn, toSayForAll } from './chosen.ts'
import { fieldName } from './field-name.ts'
import classes from './import.module.css'
import type { Importing } from './use-import.ts'

type Props = { chosen: Chosen; importing: Importing }

const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'partners kind': words.partners.kinds,
  'orders kind': words.orders.kinds,
  'orders state': words.orders.states,
}

/** What no column says, said once for all rows. */
const ForAll = ({ chosen, importing }: Props) => {
  const sites = useLocations().filter(({ kind, archived }) => kind === 'site' && !archived)
  const fields = toSayForAll(chosen)
  if (fields.length === 0) return null
  const choicesOf = (field: string) =>
    field === 'site'
      ? sites.map(({ code, name }) => ({ value: code, label: name }))
      : Object.entries(CHOICES[`${chosen.kind} ${field}`] ?? {}).map(([value, label]) => ({ value, label }))
  return (
    <div className={classes.pair}>
      {fields.map((field) => (
        <NativeSelect
          key={field}
          label={words.import.ofAllRows(fieldName(field))}
          value={chosen.forAll[field] ?? ''}
          onChange={(event) => void importing.setForAll(field, event.target.value)}
          data={[{ value: '', label: words.import.notSaid }, ...choicesOf(field)]}
        />
      ))}
    </div>
  )
}

/** How the file is read: what it is about, and what its signs mean. */
const Reading = ({ chosen, importing }: Props) => {
  const { file, opened, kind, format, clue } = chosen
  const { encoding, separator } = opened
  const options = { ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}) }
  return (
    <div className={classes.block}>
      <NativeSelect
        label={words.import.about}
        value={kind}
        onChange={(event) => void importing.setKind(event.target.value as FileKind)}
        data={FILE_KINDS.map((value) => ({ value, label: words.import.kinds[value] }))}
      />
      <ForAll chosen={chosen} importing={importing} />
      <div className={classes.pair}>
        {opened.names && opened.names.length > 1 ? (
          <NativeSelect
            label={words.import.sheet}
            value={opened.name ?? ''}
            onChange={(event) => void importing.setSheet(event.target.value)}
            data={opened.names}
          />
        ) : null}
        {encoding ? (
          <NativeSelect
            label={words.import.encoding}
            value={encoding}
            onChange={(event) => void importing.read(file, { ...options, encoding: event.target.value as Encoding })}
            data={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
          />
        ) : null}
        {separator ? (
          <NativeSelect
            label={words.import.separator}
            value={separator}
            onChange={(event) => void importing.read(file, { ...options, separator: event.target.value as Separator })}
            data={SEPARATORS.map((value) => ({ value, label: words.import.separators[value] }))}
          />
        ) : null}
        <NativeSelect
          label={words.import.decimal}
          value={format.decimal}
          onChange={(event) => void importing.setFormat({ ...format, decimal: event.target.value as DecimalSign })}
          data={(['.', ','] as const).map((value) => ({ value, label: words.import.decimals[value] }))}
        />
        <NativeSelect
          label={words.import.dates}
          value={format.dates}
          onChange={(event) => void importing.setFormat({ ...format, dates: event.target.value as DateOrder })}
          data={(['day-first', 'month-first'] as const).map((value) => ({
            value,
            label: words.import.dateOrders[value],
          }))}
        />
      </div>
      {clue === 'ambiguous' ? <p className={classes.wrong}>{words.import.ambiguous}</p> : null}
    </div>
  )
}

/** Each column with what stands in it, and which of our fields it is. */
export const MapColumns = ({ chosen, importing }: Props) => {
  const { opened, kind, mapping } = chosen
  const set = (at: number, field: string | null) => {
    // A field comes from one column: whoever had it gives it up.
    const next = mapping.map((one, column) => (column === at ? field : one === field ? null : one))
    void importing.setMapping(next)
  }
  const missing = missingIn(chosen)
  return (
    <>
      <Section title={chosen.file.name} aside={words.import.rows(opened.rowCount)}>
        <Reading chosen={chosen} importing={importing} />
      </Section>
      <Section title={words.import.columns}>
        <Hint>{words.import.columnsHint}</Hint>
        {opened.header.map((column, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be called the same; their place is what they are
          <div key={at} className={classes.column}>
            <span>
              <b>{column}</b>
              <small>{opened.first.map((cells) => cells[at] ?? '').find((cell) => cell !== '') ?? ''}</small>
            </span>
            <NativeSelect
              aria-label={column}
              value={mapping[at] ?? ''}
              onChange={(event) => set(at, event.target.value || null)}
              data={[
                { value: '', label: words.import.leftOut },
                ...fieldsOf(kind).map((field) => ({ value: field, label: fieldName(field) })),
                ...(kind === 'items' ? [{ value: `${ATTRIBUTE}${column}`, label: words.import.attribute }] : []),
              ]}
            />
          </div>
        ))}
        {missing.length > 0 ? (
          <p className={classes.wrong}>{words.import.missing(missing.map((field) => fieldName(field)))}</p>
        ) : null}
      </Section>
    </>
  )
}
