import { useEffect, useState } from 'react'
import type { ImportListed } from '../../../domain/protocol/imports.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { asMoment } from '../../ui/when.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

/** What came in lately, by whom; for a week it can be taken back. */
export const LastImports = ({ onUndo, online }: { onUndo: (id: string) => Promise<unknown>; online: boolean }) => {
  const { imports } = useWorkspace()
  const [list, setList] = useState<readonly ImportListed[]>([])
  const [open, setOpen] = useState<ImportListed | undefined>()
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken back is asked for anew
  useEffect(() => {
    if (!online) return
    let gone = false
    void imports.list().then((answer) => {
      if (!gone && answer.ok) setList(answer.value.imports)
    })
    return () => {
      gone = true
    }
  }, [imports, online, asked])
  if (list.length === 0) return null
  const now = new Date()
  return (
    <Section title={words.import.last}>
      <Rows label={words.import.last}>
        {list.map((one) => (
          <li key={one.id}>
            <Row
              title={one.name}
              detail={
                <span>{`${words.import.kinds[one.kind]} · ${words.import.rows(one.rows)} · ${one.by} · ${asMoment(one.at, now)}`}</span>
              }
              trailing={words.import.states[one.state]}
              {...(one.undoable ? { onClick: () => setOpen(one) } : {})}
            />
          </li>
        ))}
      </Rows>
      <Sheet
        open={open !== undefined}
        title={open?.name ?? ''}
        onClose={() => setOpen(undefined)}
        footer={
          <BigButton
            onClick={async () => {
              const id = open?.id
              setOpen(undefined)
              if (id) await onUndo(id)
              setAsked(asked + 1)
            }}
          >
            {words.import.takeBack}
          </BigButton>
        }
      >
        <Hint>{words.import.takeBackHint}</Hint>
      </Sheet>
    </Section>
  )
}
