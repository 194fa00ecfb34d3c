/** What a camera is asked for and told; the one here stands in, since no browser's fake camera has a torch or a zoom. */
import { expect, it } from 'vitest'
import { openCamera } from '../../../client/scan/camera.ts'

type Able = { torch?: boolean; zoom?: { min: number; max: number }; focusMode?: string[] }

const phone = (cameras: Readonly<Record<string, Able>>, back: string) => {
  const asked: unknown[] = []
  const told: unknown[] = []
  let stopped = 0
  const getUserMedia = async ({ video }: MediaStreamConstraints): Promise<MediaStream> => {
    asked.push(video)
    const { deviceId } = video as { deviceId?: { exact: string } }
    const id = deviceId?.exact ?? back
    const able = cameras[id]
    if (!able) throw new DOMException('no such device', 'OverconstrainedError')
    const track = {
      getCapabilities: () => able,
      getSettings: () => ({ deviceId: id }),
      applyConstraints: async ({ advanced }: { advanced: unknown[] }) => void told.push(...advanced),
      stop: () => {
        stopped += 1
      },
    }
    return { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream
  }
  const devices = { getUserMedia } as unknown as MediaDevices
  return { asked, told, devices, stopped: () => stopped }
}

const open = async (chosen: string, { devices }: { devices: MediaDevices }) => {
  const opened = await openCamera(chosen, devices)
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

it('asks for the camera at the back and no sound, keeps it in focus, and stops it', async () => {
  const here = phone({ back: { focusMode: ['continuous', 'single-shot'] } }, 'back')
  const camera = await open('', here)
  expect(here.asked).toMatchObject([{ facingMode: { ideal: 'environment' } }])
  expect(here.told).toEqual([{ focusMode: 'continuous' }])
  await camera.refocus()
  expect(here.told.slice(1)).toEqual([{ focusMode: 'single-shot' }, { focusMode: 'continuous' }])
  camera.stop()
  expect(here.stopped()).toBe(1)
})

it('offers light and magnification as far as the camera has them', async () => {
  const plain = await open('', phone({ back: {} }, 'back'))
  expect([plain.hasTorch, plain.zooms]).toEqual([false, []])
  const here = phone({ back: { torch: true, zoom: { min: 1, max: 4 } } }, 'back')
  const camera = await open('', here)
  expect([camera.hasTorch, camera.zooms]).toEqual([true, [1, 2, 3]])
  await camera.setTorch(true)
  await camera.setZoom(3)
  expect(here.told).toEqual([{ torch: true }, { zoom: 3 }])
})

it('opens the one that was chosen, and the one at the back when that is gone', async () => {
  const here = phone({ back: {}, front: {} }, 'back')
  expect((await open('front', here)).id).toBe('front')
  expect((await open('unplugged', here)).id).toBe('back')
})

it('knows an address to which the browser gives no camera', async () => {
  expect(await openCamera('', undefined)).toEqual({ ok: false, error: 'insecure' })
})
