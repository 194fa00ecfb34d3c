import { useEffect, useState } from 'react'
import type { Encode } from './draw.ts'

let loading: Promise<Encode> | undefined

/** The library that draws barcodes; it comes out of the precache, and only when labels are made. */
export const loadEncoder = (): Promise<Encode> => {
  loading ??= import('../../labels/encode.ts').then(
    ({ encode }) => encode,
    (cause: unknown) => {
      loading = undefined // asked again, it may be there
      throw cause
    },
  )
  return loading
}

export const useEncoder = (): Encode | undefined => {
  const [encode, setEncode] = useState<{ encode: Encode } | undefined>()
  useEffect(() => {
    let gone = false
    loadEncoder().then(
      (loaded) => {
        if (!gone) setEncode({ encode: loaded })
      },
      (cause: unknown) => console.error('barcodes', cause),
    )
    return () => {
      gone = true
    }
  }, [])
  return encode?.encode
}
