import type { ImportFigures } from '../../../domain/protocol/imports.ts'
import { saveFile } from '../../platform/save-file.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import classes from './import.module.css'
import { RowFaults } from './row-faults.tsx'
import type { Importing } from './use-import.ts'

const FIGURES = ['created', 'changed', 'unchanged'] as const

type Props = { title: string; figures: ImportFigures; name: string; importing: Importing }

/** What changes or changed: new, changed, the same, bad; what is wrong, and the bad rows as a file. */
export const Verdict = ({ title, figures, name, importing }: Props) => (
  <>
    <Section title={title}>
      <dl className={classes.figures}>
        {FIGURES.map((one) => (
          <div key={one}>
            <dt>{words.import[one]}</dt>
            <dd>{asFigure(figures[one])}</dd>
          </div>
        ))}
        <div data-bad={figures.badRows > 0 || undefined}>
          <dt>{words.import.bad}</dt>
          <dd>{asFigure(figures.badRows)}</dd>
        </div>
      </dl>
      {figures.created + figures.changed + figures.badRows === 0 ? <Hint>{words.import.nothingToDo}</Hint> : null}
    </Section>
    {figures.errors.length > 0 ? (
      <Section title={words.import.badRows}>
        <RowFaults faults={figures.errors} count={figures.errorCount} />
        <Hint>{words.import.badFileHint}</Hint>
        <BigButton
          kind="quiet"
          onClick={async () => saveFile(words.import.fileOfBad(name), `\ufeff${await importing.badFile()}`, 'text/csv')}
        >
          {words.import.badFile}
        </BigButton>
      </Section>
    ) : null}
  </>
)
