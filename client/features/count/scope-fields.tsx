import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CountPlan } from '../../../domain/count-plan.ts'
import { isVirtual } from '../../../domain/location.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { goodsSaid } from '../../parts/goods-said.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { ItemLabel } from '../../parts/item-label.tsx'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Hint, Section } from '../../ui/screen.tsx'
import { warn } from '../../ui/toast.ts'
import { typedWhole } from '../../ui/typed-figure.ts'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import type { Plan } from './plan.ts'

const text = words.count.plan
const CLASSES = ['', 'A', 'B', 'C'] as const

type Scope = Pick<Plan, 'siteId' | 'placeIds' | 'itemIds' | 'abcClass' | 'notCountedDays'>
type Props = { plan: Scope; covers: CountPlan; change: (part: Partial<Scope>) => void }

/** What to count: places, items, a class, what was long not counted; and how much that is, before it is made. */
export const ScopeFields = ({ plan, covers, change }: Props) => {
  const [choosing, setChoosing] = useState<'place' | 'item' | undefined>()
  const fits = (place: LocationDocument) =>
    !isVirtual(place.kind) && (place.id === plan.siteId || place.siteId === plan.siteId)
  const addPlace = (id: string) => change({ placeIds: [...new Set([...plan.placeIds, id])] })
  const addItem = (id: string) => change({ itemIds: [...new Set([...plan.itemIds, id])] })

  const unknown = useWorkScan(([found]) => {
    if (found?.kind === 'unknown') return 'unknown'
    const item = goodsSaid(found)?.item
    const isPlace = found?.kind === 'location' && fits(found.location)
    answerScan(isPlace || item ? 'good' : 'wrong')
    if (isPlace) addPlace(found.location.id)
    else if (item) addItem(item.id)
    else warn(words.flows.wrong(nameOfFound(found), text.expects))
    return true
  })

  return (
    <Section title={text.scope} aside={text.covers(covers.bins, covers.cells)}>
      <Rows label={text.scope}>
        {plan.placeIds.length === 0 ? (
          <li>
            <Row title={text.wholeSite} />
          </li>
        ) : null}
        {plan.placeIds.map((id) => (
          <li key={id}>
            <Row
              title={<LocationLabel id={id} />}
              trailing={words.flows.clear}
              onClick={() => change({ placeIds: plan.placeIds.filter((one) => one !== id) })}
            />
          </li>
        ))}
        {plan.itemIds.map((id) => (
          <li key={id}>
            <Row
              title={<ItemLabel id={id} />}
              trailing={words.flows.clear}
              onClick={() => change({ itemIds: plan.itemIds.filter((one) => one !== id) })}
            />
          </li>
        ))}
      </Rows>
      <div className={classes.scope}>
        {covers.bins === 0 ? <Hint>{text.coversNothing}</Hint> : null}
        {covers.left > 0 ? <Hint>{text.left(covers.bins, covers.left)}</Hint> : null}
        <Actions>
          <BigButton kind="quiet" onClick={() => setChoosing('place')}>
            {text.addPlace}
          </BigButton>
          <BigButton kind="quiet" onClick={() => setChoosing('item')}>
            {text.addItem}
          </BigButton>
        </Actions>
        <NativeSelect
          label={text.abc}
          value={plan.abcClass}
          data={CLASSES.map((value) => ({ value, label: value === '' ? text.anyClass : value }))}
          onChange={(event) => change({ abcClass: event.target.value as Plan['abcClass'] })}
        />
        <TextInput
          label={text.notCountedDays}
          inputMode="numeric"
          value={plan.notCountedDays}
          onChange={(event) => change({ notCountedDays: typedWhole(event.target.value).slice(0, 4) })}
        />
      </div>
      {unknown}
      {choosing === 'place' ? (
        <LocationChooser
          open
          title={text.addPlace}
          fits={fits}
          onClose={() => setChoosing(undefined)}
          onChoose={(id) => {
            addPlace(id)
            setChoosing(undefined)
          }}
        />
      ) : null}
      {choosing === 'item' ? (
        <ItemChooser
          open
          onClose={() => setChoosing(undefined)}
          onChoose={({ id }) => {
            addItem(id)
            setChoosing(undefined)
          }}
        />
      ) : null}
    </Section>
  )
}
