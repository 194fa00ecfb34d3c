import { useState } from 'react'
import { exceptionName } from '../../parts/exception-name.ts'
import { useNoticeChoice } from '../../parts/notice-choice.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Panes, Screen, Section } from '../../ui/screen.tsx'
import { type LowRow, lowQuery, mineQuery, type NoticeRow } from '../../view/notices.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { NoticeSettings } from './notice-settings.tsx'

const nameOf = ({ kind, name }: NoticeRow): string => (kind === 'exceptions' ? exceptionName(name) : name)

const detailOf = (row: NoticeRow | LowRow): string =>
  'point' in row
    ? words.notices.lowBy(`${asFigure(row.available)} ${row.unit}`, asFigure(row.point))
    : words.notices.said[row.kind].title

/** What is wanted stands below on a phone, and must be within reach. */
const AT_FIRST = 8
const MORE = 50

const List = ({ title, rows }: { title: string; rows: readonly (NoticeRow | LowRow)[] }) => {
  const [most, setMost] = useState(AT_FIRST)
  return rows.length === 0 ? null : (
    <Section title={title}>
      <Rows>
        {rows.slice(0, most).map((row) => (
          <li key={row.key}>
            <Row href={row.path} title={nameOf(row)} detail={detailOf(row)} />
          </li>
        ))}
      </Rows>
      {rows.length > most ? (
        <BigButton kind="quiet" onClick={() => setMost(most + MORE)}>
          {words.history.more}
        </BigButton>
      ) : null}
    </Section>
  )
}

/** What somebody should know of, and what of it they are told while they look elsewhere. */
export const NoticesScreen = () => {
  const member = useMember()
  const [choice, choose] = useNoticeChoice()
  const wanted = (row: NoticeRow) => choice.kinds.includes(row.kind)
  const mine = useQuery(mineQuery).filter(wanted)
  const low = useQuery(lowQuery).filter(wanted)
  usePlace(words.notices.title, '/more')
  return (
    <Screen label={words.notices.title}>
      <Panes
        parts
        left={
          <>
            {mine.length + low.length === 0 ? (
              <EmptyState title={words.notices.nothing} hint={words.notices.nothingHint} />
            ) : null}
            <List title={words.notices.forYou} rows={mine} />
            <List title={words.notices.low} rows={low} />
          </>
        }
        right={<NoticeSettings role={member.role} choice={choice} onChoose={choose} />}
      />
    </Screen>
  )
}
