/** What became of the photographs that were taken here, and which items have any. */
import { inOrder, mainPhoto, type Photo } from '../../domain/photo.ts'
import { ofCollection } from '../mirror/topics.ts'
import type { PictureFacts } from '../photos/photo-database.ts'
import { EDITS, type Query } from './live.ts'
import type { Reader } from './reader.ts'

export const PHOTOS = 'photos'

const namesIn = (value: unknown): ReadonlySet<string> =>
  new Set(Array.isArray(value) ? (value as Photo[]).map(({ id }) => id) : [])

/** Added by edits that are on their way. */
const inEdits = (reader: Reader, itemId: string): ReadonlySet<string> =>
  new Set(
    (reader.own.edits.get(`items/${itemId}`) ?? []).flatMap(({ set, base }) => {
      const before = namesIn(base.photos)
      return [...namesIn(set.photos)].filter((id) => !before.has(id))
    }),
  )

/** By the photograph, since its small picture is no other. */
const unsentPhotos = (reader: Reader, state: PictureFacts['state']): Map<string, PictureFacts> => {
  const photos = new Map<string, PictureFacts>()
  for (const one of reader.photos.values()) if (one.state === state && one.photoId) photos.set(one.photoId, one)
  return photos
}

/** Those whose bytes wait here though the edit that names them has gone: together they are one thing that was done. */
export const photosWaiting = (reader: Reader): number =>
  [...unsentPhotos(reader, 'waiting')].filter(([id, { itemId = '' }]) => !inEdits(reader, itemId).has(id)).length

export type RefusedPhoto = { photoId: string; itemId: string; fault: string }

/** What the server did not take, as long as its item shows it. */
export const refusedPhotos = (reader: Reader): RefusedPhoto[] =>
  [...unsentPhotos(reader, 'refused')].flatMap(([photoId, { itemId = '', fault = '' }]) =>
    reader.document('items', itemId)?.photos?.some(({ id }) => id === photoId) ? [{ photoId, itemId, fault }] : [],
  )

export const refusedPhotosQuery: Query<readonly RefusedPhoto[]> = {
  key: 'photos refused',
  topics: [PHOTOS, EDITS, ofCollection('items')],
  read: refusedPhotos,
}

export type ShownPhoto = Photo & { state: 'saved' | 'rejected' | undefined }

/** An item's photographs in their order, with what has become of those that were taken here. */
export const itemPhotosQuery = (itemId: string): Query<readonly ShownPhoto[]> => ({
  key: `photos of ${itemId}`,
  topics: [PHOTOS, EDITS, `items/${itemId}`],
  read: (reader) => {
    const photos = inOrder(reader.document('items', itemId)?.photos)
    const added = photos.length > 0 ? inEdits(reader, itemId) : new Set()
    const [waiting, refused] = [unsentPhotos(reader, 'waiting'), unsentPhotos(reader, 'refused')]
    return photos.map((photo) => {
      const state = refused.has(photo.id)
        ? 'rejected'
        : waiting.has(photo.id) || added.has(photo.id)
          ? 'saved'
          : undefined
      return { ...photo, state }
    })
  },
})

/** The small picture of an item, by its id. */
export const thumbQuery = (itemId: string): Query<string | undefined> => ({
  key: `thumb of ${itemId}`,
  topics: [EDITS, `items/${itemId}`],
  read: (reader) => mainPhoto(reader.document('items', itemId))?.thumb,
})

/** Does any item have one? Where none has, lists keep no room for them. */
export const anyPhotosQuery: Query<boolean> = {
  key: 'photos any',
  topics: [EDITS, ofCollection('items')],
  read: (reader) => {
    for (const { photos } of reader.mirror.memory.all('items').values()) if (photos?.length) return true
    return [...reader.own.edits.keys()].some(
      (key) =>
        key.startsWith('items/') && mainPhoto(reader.document('items', key.slice('items/'.length))) !== undefined,
    )
  },
}

/** Does the server answer, as far as is known? */
export const reachedQuery: Query<boolean> = {
  key: 'reached',
  topics: ['sync'],
  read: (reader) => reader.facts.reached !== false,
}
