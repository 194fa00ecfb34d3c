import type { Attribute } from '../../../domain/attribute.ts'
import type { BulkEdit } from '../../../domain/bulk-edit.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { attributeSaid } from '../../parts/attribute-said.ts'
import { Code } from '../../ui/code.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Row } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { categoriesQuery } from '../../view/categories.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const text = words.bulk

type Names = { category: (code: string) => string; attribute: Attribute | undefined }

const say = (fields: BulkEdit['set'], names: Names): string => {
  const [[field, value] = ['', null]] = Object.entries(fields)
  if (field === 'attributes') {
    const said = (value as ItemDocument['attributes'] | null)?.[names.attribute?.code ?? ''] ?? null
    return attributeSaid(said, names.attribute) || text.nothing
  }
  if (value === null || value === '') return text.nothing
  if (field === 'category') return names.category(String(value))
  if (field === 'reorder') return asFigure((value as NonNullable<ItemDocument['reorder']>).point)
  if (typeof value === 'boolean') return text.says('archived', value ? 'yes' : 'no')
  return field === 'negativePolicy' ? text.says(field, String(value)) : String(value)
}

type Props = {
  /** Undefined while nobody has said what the items are to become. */
  edits: readonly BulkEdit[] | undefined
  /** The one that is changed, if it is one. */
  attribute: Attribute | undefined
  left: ReadonlySet<string>
  onTick: (id: string) => void
}

/** Each item with what it is and what it would become; a tap leaves it out. */
export const BulkPreview = ({ edits, attribute, left, onTick }: Props) => {
  const names = { category: useQuery(categoriesQuery).nameOf, attribute }
  if (edits === undefined) return <Hint>{text.sayFirst}</Hint>
  return edits.length === 0 ? (
    <Hint>{text.none}</Hint>
  ) : (
    <div className={classes.preview}>
      <VirtualList rows={edits} keyOf={({ item }) => item.id} label={text.preview}>
        {({ item, set, base }) => (
          <Row
            ticks
            selected={!left.has(item.id)}
            title={item.name}
            detail={<Code value={item.sku} />}
            trailing={left.has(item.id) ? text.left : text.becomes(say(base, names), say(set, names))}
            onClick={() => onTick(item.id)}
          />
        )}
      </VirtualList>
    </div>
  )
}
