import { Image } from 'lucide-react'
import { anyPhotosQuery, thumbQuery } from '../view/photos.ts'
import { useQuery } from '../view/provider.tsx'
import { usePicture } from '../view/use-picture.ts'
import { words } from '../words/index.ts'
import classes from './picture.module.css'

type Props = {
  id: string | undefined
  /** Empty where it stands beside the name of what it shows. */
  alt: string
  whole?: boolean
  /** Shown until it is here: its small picture. */
  before?: string | undefined
}

/** A picture that this device has or can fetch; a plain sign where it has never seen it. */
export const Picture = ({ id, alt, whole = false, before }: Props) => {
  const url = usePicture(id)
  const small = usePicture(url ? undefined : before)
  const shown = url ?? small
  if (shown) return <img className={classes.picture} data-whole={whole || undefined} src={shown} alt={alt} />
  if (url === undefined) return <span className={classes.absent} />
  const said = alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `${alt}. ${words.photos.notHere}` }
  return (
    <span className={classes.absent} {...said}>
      <Image size={20} strokeWidth={1.5} aria-hidden />
    </span>
  )
}

type ThumbProps = { itemId: string; large?: boolean; alt?: string }

/** An item's main photograph, small; nothing where it has none. */
export const ItemThumb = ({ itemId, large = false, alt = '' }: ThumbProps) => {
  const thumb = useQuery(thumbQuery(itemId))
  if (thumb === undefined) return null
  return (
    <span className={classes.thumb} data-large={large || undefined}>
      <Picture id={thumb} alt={alt} />
    </span>
  )
}

/** The same in a list, where names stand below each other: room is kept as soon as any item has one. */
export const ListThumb = ({ itemId }: { itemId: string }) => {
  const any = useQuery(anyPhotosQuery)
  const thumb = useQuery(thumbQuery(itemId))
  if (!any) return null
  return <span className={classes.thumb}>{thumb === undefined ? null : <Picture id={thumb} alt="" />}</span>
}
