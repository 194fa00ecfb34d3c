import { useState } from 'react'
import { type Photo, withoutPhoto, withPhotoAt, withPhotos } from '../../../domain/photo.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { PHOTO_LIMITS } from '../../../domain/protocol-limits.ts'
import { useRecord } from '../../parts/use-record.ts'
import { takenPhoto } from '../../photos/shrink.ts'
import { say, warn } from '../../ui/toast.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

/** What a person does with an item's photographs: each an edit of its list, on what is so at that moment. */
export const usePhotoEdits = ({ id, name }: Pick<ItemDocument, 'id' | 'name'>) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const [working, setWorking] = useState(false)

  const now = () => workspace.read(itemQuery(id))?.photos ?? []
  const change = (next: (photos: readonly Photo[]) => Photo[], said: { done: string; undoable?: boolean }) => {
    const photos = now()
    return record(
      [
        {
          ...{ type: 'edit', op: 'update', collection: 'items', documentId: id, labels: { name } },
          ...{ set: { photos: next(photos) }, base: { photos } },
        },
      ],
      said,
    )
  }

  /** One picture: small, durable, then on the item. */
  const addOne = async (file: File): Promise<boolean> => {
    if (now().length >= PHOTO_LIMITS.offered) {
      warn(words.photos.full(PHOTO_LIMITS.offered))
      return false
    }
    const taken = await takenPhoto(file)
    if (!taken) {
      warn(words.unknownCode.noPicture)
      return true
    }
    if (now().some((photo) => photo.id === taken.large.id)) {
      say(words.photos.known)
      return true
    }
    await workspace.photos.take(id, taken)
    return change((photos) => withPhotos(photos, [{ id: taken.large.id, thumb: taken.small.id }]), {
      done: words.photos.added(name),
      undoable: true,
    })
  }

  const add = async (files: readonly File[]) => {
    setWorking(true)
    try {
      for (const file of files) if (!(await addOne(file))) break
    } catch (cause) {
      console.error('photograph', cause)
      const isFull = cause instanceof Error && cause.name === 'StorageFull'
      warn(isFull ? words.failure.noRoom : words.failure.notSaved)
    } finally {
      setWorking(false)
    }
  }

  return {
    working,
    add,
    moveTo: (photoId: string, place: number) =>
      change((photos) => withPhotoAt(photos, photoId, place), { done: words.photos.moved(name) }),
    remove: (photoId: string) =>
      change((photos) => withoutPhoto(photos, photoId), { done: words.photos.removed(name), undoable: true }),
  }
}
