import { NativeSelect, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type BulkChange, type BulkField, bulkEdits, MOST_CHANGED } from '../../../domain/bulk-edit.ts'
import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { MAX_QUANTITY } from '../../../domain/quantity.ts'
import { attributesAsked, useAttributesAsked } from '../../parts/attribute-asked.ts'
import { CategoryChooser } from '../../parts/category-chooser.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useItemName } from '../../parts/variant-said.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Panes, Screen, Section } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { typedWhole } from '../../ui/typed-figure.ts'
import { categoriesQuery } from '../../view/categories.ts'
import { useItems, useItemsById } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import { BulkPreview } from './bulk-preview.tsx'
import classes from './items.module.css'

const text = words.bulk
const FIELDS = ['category', 'reorder', 'abcClass', 'negativePolicy', 'archived'] as const satisfies readonly BulkField[]
const CHOICES: Readonly<Partial<Record<BulkField, readonly string[]>>> = {
  abcClass: ['A', 'B', 'C', ''],
  negativePolicy: ['block', 'warn', 'allow'],
  archived: ['yes', 'no'],
}

/** What the form says, as a change; undefined while it says none. */
const changeOf = (of: BulkField, typed: string | undefined): BulkChange | undefined => {
  // An empty field that nobody has touched is no wish to empty them all.
  if (typed === undefined) return undefined
  switch (of) {
    case 'category':
      return { of, value: typed }
    case 'archived':
      return { of, value: typed !== 'no' }
    case 'abcClass':
      return { of, value: (typed || null) as ItemDocument['abcClass'] }
    case 'negativePolicy':
      return { of, value: typed as ItemDocument['negativePolicy'] }
    case 'reorder':
      return Number(typed) <= MAX_QUANTITY ? { of, value: typed === '' ? null : Number(typed) } : undefined
  }
}

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
  const [sorting, setSorting] = useState(false)
  const filter = {
    ...{ archived, ...(inStock ? { inStock } : {}) },
    ...(category === undefined ? {} : { category }),
    ...(family === undefined ? {} : { family }),
    ...(attributes === undefined ? {} : { attributes }),
  }
  const ids = useItems({ search, filter })
  const some = useMemo(() => ids.slice(0, MOST_CHANGED), [ids])
  const items = useItemsById(some)
  const [of, setOf] = useState<BulkField>('category')
  const [typed, setTyped] = useState<string | undefined>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  usePlace(text.title, '/items')
  if (!may(member, 'edit-items')) return <EmptyState title={words.lookOnly.title} hint={words.lookOnly.hint} />
  const change = changeOf(of, typed)
  const edits = change
    ? bulkEdits(
        some.flatMap((id) => items[id] ?? []),
        change,
      )
    : []
  const wanted = edits.filter(({ item }) => !left.has(item.id))

  const save = async () => {
    const drafts = wanted.map(
      ({ item, set, base }): ActionDraft => ({
        ...{ type: 'edit', op: 'update', collection: 'items', documentId: item.id },
        ...{ set: { ...set }, base: { ...base }, labels: { name: item.name } },
      }),
    )
    if (await record(drafts, { done: text.done(drafts.length), undoable: true })) navigate('/items', { replace: true })
  }
  const choices = CHOICES[of]
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
            <NativeSelect
              label={text.field}
              value={of}
              data={FIELDS.map((value) => ({ value, label: text.fields[value] }))}
              onChange={(event) => {
                const next = event.target.value as BulkField
                setOf(next)
                setTyped(CHOICES[next]?.[0])
              }}
            />
            {of === 'category' ? (
              <Slots>
                <Slot
                  label={text.value}
                  value={
                    typed === undefined ? words.categories.choose : typed === '' ? text.says(of, '') : nameOf(typed)
                  }
                  onOpen={() => setSorting(true)}
                />
              </Slots>
            ) : choices ? (
              <NativeSelect
                label={text.value}
                value={typed ?? ''}
                data={choices.map((value) => ({ value, label: text.says(of, value) }))}
                onChange={(event) => setTyped(event.target.value)}
              />
            ) : (
              <TextInput
                label={text.value}
                value={typed ?? ''}
                maxLength={9}
                inputMode="numeric"
                description={text.reorderHint}
                onChange={({ target }) => setTyped(typedWhole(target.value))}
              />
            )}
          </div>
        }
        right={
          <Section title={text.preview} aside={text.changes(edits.length)}>
            <BulkPreview
              edits={edits}
              left={left}
              onTick={(id) =>
                setLeft((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
              }
            />
          </Section>
        }
      />
      {sorting ? (
        <CategoryChooser
          none={words.categories.without}
          onClose={() => setSorting(false)}
          onChoose={(code) => {
            setTyped(code)
            setSorting(false)
          }}
        />
      ) : null}
    </Screen>
  )
}
