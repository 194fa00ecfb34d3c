import { type ChangeEvent, useRef, useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { Picture } from '../../parts/picture.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions, Hint, Section } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { itemPhotosQuery } from '../../view/photos.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { PhotoView } from './photo-view.tsx'
import classes from './photos.module.css'
import { usePhotoEdits } from './use-photo-edits.ts'

/** What an item looks like: the main photograph large, the others small; each opens on the whole screen. */
export const ItemPhotos = ({ item }: { item: ItemDocument }) => {
  const photos = useQuery(itemPhotosQuery(item.id))
  const mayEdit = may(useMember(), 'edit-items')
  const edits = usePhotoEdits(item)
  const [shown, setShown] = useState<number | undefined>()
  const camera = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  if (photos.length === 0 && !mayEdit) return null

  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])]
    target.value = ''
    await edits.add(chosen)
  }
  return (
    <Section title={words.photos.title}>
      {photos.length > 0 ? (
        <div className={classes.gallery}>
          {photos.slice(0, 1).map((photo) => (
            <button
              key={photo.id}
              type="button"
              className={classes.main}
              aria-label={words.photos.open(1, photos.length)}
              onClick={() => setShown(0)}
            >
              <Picture id={photo.id} before={photo.thumb} whole alt={words.photos.alt(item.name)} />
              {photo.state ? (
                <span className={classes.mark}>
                  <StateMark state={photo.state} />
                </span>
              ) : null}
            </button>
          ))}
          <div className={classes.others}>
            {photos.slice(1).map((photo, place) => (
              <button
                key={photo.id}
                type="button"
                className={classes.small}
                aria-label={words.photos.open(place + 2, photos.length)}
                onClick={() => setShown(place + 1)}
              >
                <Picture id={photo.thumb} alt="" />
                {photo.state ? (
                  <span className={classes.mark}>
                    <StateMark state={photo.state} wordless />
                  </span>
                ) : null}
              </button>
            ))}
          </div>
        </div>
      ) : (
        <Hint>{words.photos.none}</Hint>
      )}
      {edits.working ? <Hint>{words.photos.working}</Hint> : null}
      {mayEdit ? (
        <>
          <input
            ref={camera}
            className={classes.input}
            type="file"
            accept="image/*"
            capture="environment"
            aria-label={words.unknownCode.takePhoto}
            tabIndex={-1}
            onChange={take}
          />
          <input
            ref={files}
            className={classes.input}
            type="file"
            accept="image/*"
            multiple
            aria-label={words.photos.choose}
            tabIndex={-1}
            onChange={take}
          />
          <Actions>
            <BigButton kind="quiet" busy={edits.working} onClick={() => camera.current?.click()}>
              {words.unknownCode.takePhoto}
            </BigButton>
            <BigButton kind="quiet" busy={edits.working} onClick={() => files.current?.click()}>
              {words.photos.choose}
            </BigButton>
          </Actions>
        </>
      ) : null}
      <PhotoView
        item={item}
        photos={photos}
        at={shown}
        onShow={setShown}
        onClose={() => setShown(undefined)}
        edits={mayEdit ? edits : undefined}
      />
    </Section>
  )
}
