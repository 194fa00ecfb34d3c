import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { Picture } from '../../parts/picture.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { FullScreen } from '../../ui/full-screen.tsx'
import { Actions } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { ShownPhoto } from '../../view/photos.ts'
import { words } from '../../words/index.ts'
import classes from './photos.module.css'

const Turn = ({ back = false, onClick }: { back?: boolean; onClick: () => void }) => (
  <button
    type="button"
    className={classes.turn}
    data-side={back ? 'start' : 'end'}
    aria-label={back ? words.photos.previous : words.photos.next}
    onClick={onClick}
  >
    <span>{back ? <ChevronLeft aria-hidden /> : <ChevronRight aria-hidden />}</span>
  </button>
)

type Props = {
  item: ItemDocument
  photos: readonly ShownPhoto[]
  /** Which of them is shown, if any. */
  at: number | undefined
  onShow: (at: number) => void
  onClose: () => void
  /** Where whoever looks may change them. */
  edits: { moveTo: (photoId: string, place: number) => unknown; remove: (photoId: string) => unknown } | undefined
}

/** One photograph on the whole screen, the others to either side, and what can be done with it. */
export const PhotoView = ({ at, ...props }: Props) => {
  const { item, photos, onClose } = props
  const photo = at === undefined ? undefined : photos[at]
  // Here though nothing is shown: the sheet gives the focus back only if it is what closes.
  return (
    <FullScreen open={photo !== undefined} title={item.name} onClose={onClose}>
      {photo && at !== undefined ? <Shown {...props} photo={photo} at={at} /> : null}
    </FullScreen>
  )
}

const Shown = ({ item, photos, photo, at, onShow, onClose, edits }: Props & { photo: ShownPhoto; at: number }) => {
  const { id, thumb, state } = photo
  const last = photos.length - 1
  useEffect(() => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    const turn = ({ key }: KeyboardEvent) => {
      if (key === forward && at < last) onShow(at + 1)
      if (key === back && at > 0) onShow(at - 1)
    }
    addEventListener('keydown', turn)
    return () => removeEventListener('keydown', turn)
  }, [at, last, onShow])
  const move = async (place: number) => {
    await edits?.moveTo(id, place)
    onShow(place)
  }
  const remove = async () => {
    await edits?.remove(id)
    if (last === 0) onClose()
    else onShow(Math.min(at, last - 1))
  }
  return (
    <>
      <div className={classes.stage}>
        <Picture key={id} id={id} before={thumb} whole alt={words.photos.altOf(item.name, at + 1, photos.length)} />
        {at > 0 ? <Turn back onClick={() => onShow(at - 1)} /> : null}
        {at < last ? <Turn onClick={() => onShow(at + 1)} /> : null}
      </div>
      <div className={classes.foot}>
        <p className={classes.where}>
          <span>{words.photos.place(at + 1, photos.length)}</span>
          {at === 0 ? <span>{words.photos.main}</span> : null}
          {state ? <StateMark state={state} /> : null}
        </p>
        {edits ? (
          <Actions>
            {at > 0 ? (
              <BigButton kind="quiet" onClick={() => move(0)}>
                {words.photos.makeMain}
              </BigButton>
            ) : null}
            {at > 1 ? (
              <BigButton kind="quiet" onClick={() => move(at - 1)}>
                {words.photos.earlier}
              </BigButton>
            ) : null}
            {at < last ? (
              <BigButton kind="quiet" onClick={() => move(at + 1)}>
                {words.photos.later}
              </BigButton>
            ) : null}
            <BigButton kind="quiet" onClick={remove}>
              {words.photos.remove}
            </BigButton>
          </Actions>
        ) : null}
      </div>
    </>
  )
}
