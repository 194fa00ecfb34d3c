import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { bulkEdits, MOST_CHANGED } from '../../../domain/bulk-edit.ts'
import { may } from '../../../domain/permissions.ts'
import { attributesAsked, useAttributesAsked } from '../../parts/attribute-asked.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useItemName } from '../../parts/variant-said.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Panes, Screen, Section } from '../../ui/screen.tsx'
import { categoriesQuery } from '../../view/categories.ts'
import { useItems, useItemsById, useKeptFields } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import { BulkFields, changeOf, NO_WISH } from './bulk-fields.tsx'
import { BulkPreview } from './bulk-preview.tsx'
import classes from './items.module.css'

const text = words.bulk
/** One change to all items that a search finds: looked over before, taken back after. */
export const BulkScreen = () => {
  const member = useMember()
  const { record } = useRecord()
  const [, navigate] = useLocation()
  const link = new URLSearchParams(useSearch())
  const [search, archived, inStock] = [link.get('search') ?? '', link.has('archived'), link.has('inStock')]
  const category = link.get('category') ?? undefined
  const family = link.get('family') ?? undefined
  const familyName = useItemName(family)
  const attributes = attributesAsked(Object.fromEntries(link))
  const attributesSaid = useAttributesAsked(attributes)
  const { nameOf } = useQuery(categoriesQuery)
  const filter = {
    ...{ archived, ...(inStock ? { inStock } : {}) },
    ...(category === undefined ? {} : { category }),
    ...(family === undefined ? {} : { family }),
    ...(attributes === undefined ? {} : { attributes }),
  }
  const ids = useItems({ search, filter })
  const some = useMemo(() => ids.slice(0, MOST_CHANGED), [ids])
  const items = useItemsById(some)
  // What is to become of these: of another search it would be another change.
  const {
    fields: { wish, leftOut },
    change: keep,
    forget,
  } = useKeptFields(`change-many:${link}`, { wish: NO_WISH, leftOut: [] as readonly string[] })
  const left = new Set(leftOut)
  usePlace(text.title, '/items')
  if (!may(member, 'edit-items')) return <EmptyState title={words.lookOnly.title} hint={words.lookOnly.hint} />
  const change = changeOf(wish)
  const edits = change
    ? bulkEdits(
        some.flatMap((id) => items[id] ?? []),
        change,
      )
    : undefined
  const wanted = (edits ?? []).filter(({ item }) => !left.has(item.id))

  const save = async () => {
    const drafts = wanted.map(
      ({ item, set, base }): ActionDraft => ({
        ...{ type: 'edit', op: 'update', collection: 'items', documentId: item.id },
        ...{ set: { ...set }, base: { ...base }, labels: { name: item.name } },
      }),
    )
    if (!(await record(drafts, { done: text.done(drafts.length), undoable: true }))) return
    forget()
    navigate('/items', { replace: true })
  }
  return (
    <Screen
      label={text.title}
      action={
        <BigButton onClick={save} disabled={wanted.length === 0}>
          {text.change(wanted.length)}
        </BigButton>
      }
    >
      <Panes
        parts
        left={
          <div className={classes.form}>
            <Hint>
              {[
                text.finds(ids.length, search),
                ...(category ? [words.categories.ofCategory(nameOf(category))] : []),
                ...(familyName ? [words.variants.onlyOf(familyName)] : []),
                ...attributesSaid.map(({ said }) => said),
              ].join(' · ')}
            </Hint>
            {ids.length > MOST_CHANGED ? <p>▲ {text.tooMany}</p> : null}
            <BulkFields wish={wish} onWish={(wish) => keep({ wish })} />
          </div>
        }
        right={
          <Section title={text.preview} aside={edits ? text.changes(edits.length) : null}>
            <BulkPreview
              edits={edits}
              attribute={typeof wish.of === 'object' ? wish.of : undefined}
              left={left}
              onTick={(id) => keep({ leftOut: left.has(id) ? leftOut.filter((one) => one !== id) : [...leftOut, id] })}
            />
          </Section>
        }
      />
    </Screen>
  )
}
