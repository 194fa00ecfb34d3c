/** One camera of the device, opened for reading codes. */
import type { Result } from '../../domain/result.ts'

export type CameraTrouble = 'refused' | 'none' | 'busy' | 'insecure' | 'failed'

export type Camera = {
  stream: MediaStream
  id: string
  hasTorch: boolean
  setTorch: (on: boolean) => Promise<void>
  /** The magnifications on offer, in order; only one where the camera can't zoom. */
  zooms: readonly number[]
  setZoom: (times: number) => Promise<void>
  /** Focuses anew, where the camera can be told to. */
  refocus: () => Promise<void>
  /** When the system takes the camera away: a call comes in, another app wants it. */
  onTaken: (taken: () => void) => void
  stop: () => void
}

/** Image Capture's part of the capabilities and constraints, which TypeScript's library lacks. */
type Range = { min: number; max: number }
type Able = MediaTrackCapabilities & { torch?: boolean | boolean[]; zoom?: Range; focusMode?: string[] }
type Wish = { torch?: boolean; zoom?: number; focusMode?: string }

const ZOOMS = [1, 2, 3, 5]

/** Enough pixels for a dense label at arm's length; more would cost the decoder more than they show it. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } }

/** The camera that was chosen, else the one at the back, else any. */
export const openCamera = async (
  chosenId: string,
  devices: MediaDevices | undefined,
): Promise<Result<Camera, CameraTrouble>> => {
  // Only https and this machine itself get any.
  if (!devices) return { ok: false, error: 'insecure' }
  const ask = (which: MediaTrackConstraints) => devices.getUserMedia({ audio: false, video: { ...SIZE, ...which } })
  const back = () => ask({ facingMode: { ideal: 'environment' } })
  try {
    const chosen = chosenId ? await ask({ deviceId: { exact: chosenId } }).catch(onlyGone) : undefined
    return { ok: true, value: await cameraOf(chosen ?? (await back())) }
  } catch (cause) {
    return { ok: false, error: troubleOf(cause) }
  }
}

/** A camera that was unplugged, or whose id the browser has drawn anew, is no reason to have none. */
const onlyGone = (cause: unknown): undefined => {
  if (troubleOf(cause) !== 'none') throw cause
}

const troubleOf = (cause: unknown): CameraTrouble => {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed'
}

const cameraOf = async (stream: MediaStream): Promise<Camera> => {
  const [track] = stream.getVideoTracks()
  if (!track) throw new DOMException('a stream without a picture', 'NotFoundError')
  // Not every browser tells what its camera can.
  const able = (track.getCapabilities?.() ?? {}) as Able
  const wish = async (one: Wish) => {
    // A camera may refuse what it said it can; the picture goes on as it was.
    await track
      .applyConstraints({ advanced: [one as MediaTrackConstraintSet] })
      .catch((cause: unknown) => console.warn('camera', cause))
  }
  const focus = async (mode: string) => {
    if (able.focusMode?.includes(mode)) await wish({ focusMode: mode })
  }
  await focus('continuous')
  return {
    stream,
    id: track.getSettings().deviceId ?? '',
    hasTorch: able.torch === true || (Array.isArray(able.torch) && able.torch.includes(true)),
    setTorch: (torch) => wish({ torch }),
    zooms: zoomsOf(able.zoom),
    setZoom: (zoom) => wish({ zoom }),
    refocus: async () => {
      await focus('single-shot')
      await focus('continuous')
    },
    onTaken: (taken) => track.addEventListener('ended', taken, { once: true }),
    stop: () => {
      for (const one of stream.getTracks()) one.stop()
    },
  }
}

/** Steps for a thumb: a slider is nothing for gloves. */
const zoomsOf = (range: Range | undefined): number[] =>
  range ? ZOOMS.filter((times) => times >= range.min && times <= range.max) : []

/** The ids of all cameras; their names are of no use to a person with a box in the other hand. */
export const camerasHere = async (devices: MediaDevices = navigator.mediaDevices): Promise<string[]> => {
  const all = await devices.enumerateDevices()
  return all.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').map(({ deviceId }) => deviceId)
}
