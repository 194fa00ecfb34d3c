import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { barcodePicture, blankPicture, type GrayPicture } from './barcode-picture.ts'

const SIZE = { width: 640, height: 480 }
const FRAMES = 2
const HEADER = `YUV4MPEG2 W${SIZE.width} H${SIZE.height} F30:1 Ip A1:1 C420jpeg\n`
const FRAME = 'FRAME\n'

const frameOf = ({ pixels }: GrayPicture): Buffer =>
  // Gray: both planes of colour, at a quarter of the size each, stand in the middle.
  Buffer.concat([Buffer.from(FRAME), pixels, Buffer.alloc((SIZE.width * SIZE.height) / 2, 128)])

/**
 * What Chromium's fake camera shows: a file of uncompressed video that it reads frame by frame, round and round. It is
 * written over in place, so that a test holds up one thing after the other.
 */
export class FakeCamera {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bincard-camera-'))
  readonly #file = join(this.#folder, 'camera.y4m')

  constructor() {
    const frame = frameOf(blankPicture(SIZE.width, SIZE.height))
    writeFileSync(this.#file, Buffer.concat([Buffer.from(HEADER), ...Array.from({ length: FRAMES }, () => frame)]))
  }

  /** What a browser is started with to have this camera, and to be asked for it by no dialog. */
  get args(): string[] {
    return [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${this.#file}`,
    ]
  }

  hold(kind: string, text: string): void {
    this.#show(barcodePicture(kind, text, SIZE))
  }

  holdNothing(): void {
    this.#show(blankPicture(SIZE.width, SIZE.height))
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #show(picture: GrayPicture): void {
    const frame = frameOf(picture)
    const file = openSync(this.#file, 'r+')
    for (let at = 0; at < FRAMES; at++) writeSync(file, frame, 0, frame.length, HEADER.length + at * frame.length)
    closeSync(file)
  }
}
