import type { LabelContent } from '../../../domain/labels/content.ts'
import { Row } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { words } from '../../words/index.ts'
import classes from './labels.module.css'

type Props = {
  all: readonly LabelContent[]
  chosen: ReadonlySet<string>
  onChosen: (ids: readonly string[]) => void
}

/** Which of many get a label. */
export const ChosenLabels = ({ all, chosen, onChosen }: Props) => {
  const toggle = (id: string) => onChosen(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id])
  return (
    <Section title={words.labels.which} aside={words.labels.chosen(chosen.size, all.length)}>
      <div className={classes.tools}>
        <button type="button" className={classes.tool} onClick={() => onChosen(all.map(({ id }) => id))}>
          {words.labels.all}
        </button>
        <button type="button" className={classes.tool} onClick={() => onChosen([])}>
          {words.labels.none}
        </button>
      </div>
      <div className={classes.list}>
        <VirtualList rows={all} keyOf={({ id }) => id} label={words.labels.which} rowHeight={57}>
          {({ id, title, facts, code }) => (
            <div className={classes.entry}>
              <Row
                title={title}
                detail={facts[0]?.value ?? code}
                trailing={chosen.has(id) ? <span aria-hidden>✓</span> : undefined}
                selected={chosen.has(id)}
                onClick={() => toggle(id)}
              />
            </div>
          )}
        </VirtualList>
      </div>
    </Section>
  )
}
