import { Section } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import type { Chosen } from './chosen.ts'
import { fieldName } from './field-name.ts'
import classes from './import.module.css'

/** The first rows as the rules will see them. */
export const FirstRows = ({ chosen: { first, opened } }: { chosen: Chosen }) => (
  <Section title={words.import.preview}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
    <section className={classes.scroll} tabIndex={0} aria-label={words.import.preview}>
      <table className={classes.table}>
        <thead>
          <tr>
            {first.fields.map((field) => (
              <th key={field} scope="col">
                {fieldName(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.rows.map((cells, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
            <tr key={`${opened.hash} ${at}`}>
              {first.fields.map((field, column) => (
                <td key={field}>{cells[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </Section>
)
