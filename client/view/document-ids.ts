import { attributeIdOf, categoryIdOf, lotIdOf, supplierPriceIdOf, uuidV7 } from '../../domain/ids.ts'
import type { Device } from '../outbox/device.ts'
import { digest } from './digest.ts'

/** Ids of documents that are about to be made. Those made of what they stand for are the same for two who make it apart. */
export type DocumentIds = {
  /** A new UUIDv7. */
  newId: () => string
  lotId: (itemId: string, code: string) => string
  categoryId: (code: string) => string
  attributeId: (code: string) => string
  supplierPriceId: (itemId: string, partnerId: string) => string
}

export const documentIds = (device: Pick<Device, 'now' | 'random'>): DocumentIds => ({
  newId: () => uuidV7(device.now(), device.random(10)),
  lotId: (itemId, code) => lotIdOf(itemId, code, digest),
  categoryId: (code) => categoryIdOf(code, digest),
  attributeId: (code) => attributeIdOf(code, digest),
  supplierPriceId: (itemId, partnerId) => supplierPriceIdOf(itemId, partnerId, digest),
})
