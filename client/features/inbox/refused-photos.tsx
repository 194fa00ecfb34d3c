import { withoutPhoto } from '../../../domain/photo.ts'
import { Picture } from '../../parts/picture.tsx'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Hint, Section } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { useItem } from '../../view/hooks.ts'
import { type RefusedPhoto, refusedPhotosQuery } from '../../view/photos.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './inbox.module.css'

const FAULTS: Readonly<Record<string, keyof typeof words.photos.faults>> = {
  'photos-full': 'full',
  'too-large': 'tooLarge',
  'photo-too-many-pixels': 'tooLarge',
  forbidden: 'notPermitted',
  'no-photo': 'noPicture',
}

const Refused = ({ photoId, itemId, fault }: RefusedPhoto) => {
  const { photos } = useWorkspace()
  const { record } = useRecord()
  const item = useItem(itemId)
  const name = item?.name ?? words.unknownName
  const remove = async () => {
    const before = item?.photos ?? []
    const removed = await record(
      [
        {
          ...{ type: 'edit', op: 'update', collection: 'items', documentId: itemId, labels: { name } },
          ...{ set: { photos: withoutPhoto(before, photoId) }, base: { photos: before } },
        },
      ],
      { done: words.photos.removed(name), undoable: true },
    )
    if (removed) await photos.letGo(photoId)
  }
  return (
    <li>
      <div className={classes.photo}>
        <Picture id={photoId} whole alt={words.photos.alt(name)} />
      </div>
      <Row
        href={`/items/${itemId}`}
        title={name}
        detail={
          <>
            <StateMark state="rejected" />
            <span className={classes.why}>{words.photos.faults[FAULTS[fault] ?? 'other']}</span>
          </>
        }
      />
      <Actions>
        <BigButton kind="quiet" onClick={() => photos.retry(photoId)}>
          {words.photos.again}
        </BigButton>
        <BigButton kind="quiet" onClick={remove}>
          {words.photos.remove}
        </BigButton>
      </Actions>
    </li>
  )
}

/** Photographs that were taken here and that the server did not take: why, and the ways out. */
export const RefusedPhotos = () => {
  const refused = useQuery(refusedPhotosQuery)
  return (
    <Section title={words.photos.refused}>
      <Hint>{words.photos.kept}</Hint>
      <Rows label={words.photos.refused}>
        {refused.map((one) => (
          <Refused key={one.photoId} {...one} />
        ))}
      </Rows>
    </Section>
  )
}
