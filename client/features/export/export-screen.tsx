import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { attributesAsked, useAttributesAsked } from '../../parts/attribute-asked.ts'
import { useMember } from '../../parts/use-member.ts'
import { useItemName } from '../../parts/variant-said.ts'
import { saveBlob } from '../../platform/save-file.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { say, warn } from '../../ui/toast.ts'
import { dayOf } from '../../ui/when.ts'
import { categoriesQuery } from '../../view/categories.ts'
import { EXPORTS, type ExportKind, type ExportScope, tableOf } from '../../view/export-tables.ts'
import { useItem, useLocation, useLocations, useReady } from '../../view/hooks.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './export.module.css'
import { useListAsked } from './list-asked.ts'
import { makeFile } from './make-file.ts'
import { WholeOrganisation } from './whole-organisation.tsx'

type Format = 'csv' | 'xlsx'

/** Where a person comes from narrows what is saved: an item, a place, a search. */
const scopeOf = (link: URLSearchParams): ExportScope => {
  const said = (name: string) => link.get(name) ?? undefined
  const [itemId, locationId, search] = [said('item'), said('location'), said('search')]
  const [category, family] = [said('category'), said('family')]
  const attributes = attributesAsked(Object.fromEntries(link))
  return {
    ...(itemId ? { itemId } : {}),
    ...(locationId ? { locationId } : {}),
    ...(search ? { search } : {}),
    ...(category ? { category } : {}),
    ...(family ? { family } : {}),
    ...(attributes ? { attributes } : {}),
    ...(link.has('inStock') ? { inStock: true } : {}),
    ...(link.has('archived') ? { archived: true } : {}),
  }
}

const Narrowed = ({ scope }: { scope: ExportScope }) => {
  const item = useItem(scope.itemId)
  const place = useLocation(scope.locationId)
  const { nameOf } = useQuery(categoriesQuery)
  const family = useItemName(scope.family)
  const attributes = useAttributesAsked(scope.attributes)
  const said = [
    ...(item ? [words.export.ofItem(item.name)] : []),
    ...(place ? [words.export.at(place.code)] : []),
    ...(scope.search ? [words.export.found(scope.search)] : []),
    ...(scope.category ? [words.categories.ofCategory(nameOf(scope.category))] : []),
    ...(family ? [words.variants.onlyOf(family)] : []),
    ...attributes.map(({ said }) => said),
    ...(scope.inStock ? [words.export.inStock] : []),
    ...(scope.archived ? [words.items.archived] : []),
  ]
  return said.length > 0 ? <Hint>{said.join(' · ')}</Hint> : null
}

/** Which kinds a scope narrows; the others would ignore it. */
const kindsFor = ({
  itemId,
  locationId,
  search,
  inStock,
  archived,
  category,
  family,
  attributes,
}: ExportScope): readonly ExportKind[] => {
  if (itemId) return ['stock', 'movements', 'items']
  if (locationId) return ['stock', 'movements']
  return search || inStock || archived || category || family || attributes ? ['items'] : EXPORTS
}

/** Saves what a person sees as a file, off the local view. */
export const ExportScreen = () => {
  const workspace = useWorkspace()
  const member = useMember()
  useReady()
  const link = new URLSearchParams(useSearch())
  const list = useListAsked(link)
  const asked = list ? { ids: list.ids } : scopeOf(link)
  const kinds = list ? [list.kind] : kindsFor(asked)
  const [kind, setKind] = useState<ExportKind>(kinds.find((one) => one === link.get('of')) ?? kinds[0] ?? 'items')
  const [format, setFormat] = useState<Format>('csv')
  const [siteId, setSite] = useState('')
  const sites = useLocations().filter((one) => one.kind === 'site')
  const isWhole = kinds === EXPORTS
  usePlace(words.export.title, '/more')
  const scope = { ...asked, ...(isWhole && kind === 'stock' && siteId ? { siteId } : {}) }
  const count = workspace.readOnce((reader) => tableOf(reader, kind, scope)).rows.length

  const save = async () => {
    const table = workspace.readOnce((reader) => tableOf(reader, kind, scope))
    const name = `bincard-${kind}-${dayOf(new Date())}.${format}`
    try {
      saveBlob(name, await makeFile({ table, format }))
      say(words.export.saved(name))
    } catch (error) {
      console.error('a file that could not be made', error)
      warn(words.export.failed)
    }
  }

  return (
    <Screen
      label={words.export.title}
      action={
        // As many rows of another kind read the same, and are another file: no second tap on the one before.
        <BigButton key={`${kind} ${format}`} onClick={save} disabled={count === 0}>
          {count === 0 ? words.export.nothing : words.export.save(count, words.export.formats[format])}
        </BigButton>
      }
    >
      <Hint>{words.export.hint}</Hint>
      <Section title={words.export.what}>
        {list ? <Hint>{list.said.join(' · ')}</Hint> : <Narrowed scope={asked} />}
        <Choices label={words.export.what} className={classes.kinds}>
          {kinds.map((one) => (
            <button
              key={one}
              type="button"
              className={classes.kind}
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {words.export.kinds[one]}
            </button>
          ))}
        </Choices>
        {kind === 'stock' && isWhole && sites.length > 1 ? (
          <NativeSelect
            label={words.export.site}
            value={siteId}
            onChange={(event) => setSite(event.target.value)}
            data={[
              { value: '', label: words.export.everySite },
              ...sites.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        {kind === 'counts' ? <Hint>{words.export.onlyRead}</Hint> : null}
        {kind === 'movements' ? <Hint>{words.export.arrived}</Hint> : null}
      </Section>
      <Section title={words.export.as}>
        <div className={classes.formats}>
          <SegmentedControl
            fullWidth
            aria-label={words.export.as}
            value={format}
            onChange={(value) => setFormat(value as Format)}
            data={(['csv', 'xlsx'] as const).map((value) => ({ value, label: words.export.formats[value] }))}
          />
        </div>
      </Section>
      {isWhole && may(member, 'administer') ? <WholeOrganisation /> : null}
    </Screen>
  )
}
