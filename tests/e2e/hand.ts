/**
 * A person at a phone, by the keystroke-level model (Card, Moran, Newell: "The keystroke-level model for user performance time with
 * interactive systems", CACM 23 (7), 1980). Its figures: 1.35 s to make up one's mind, 1.1 s to point, 0.1 s each for down and up; a
 * key takes from 0.2 s (who types well) to 1.2 s (who does not know the keyboard). Here each tap needs a decision, and each key takes the
 * slowest figure: a thumb on glass, the first time.
 */
import type { Locator } from 'playwright-core'

const DECIDE_S = 1.35
const POINT_S = 1.1
const TAP_S = 0.2
const KEY_S = 1.2
/** From the bench to the bin and the trigger of the scanner; longer than the model knows. */
const SCAN_S = 15

export class Hand {
  taps = 0
  keys = 0
  scans = 0

  async tap(what: Locator): Promise<void> {
    this.taps += 1
    await what.click()
  }

  async type(where: Locator, text: string): Promise<void> {
    this.taps += 1
    this.keys += text.length
    await where.fill(text)
  }

  /** Opens the list, and chooses. */
  async choose(from: Locator, value: string): Promise<void> {
    this.taps += 2
    await from.selectOption(value)
  }

  scanned(): void {
    this.scans += 1
  }

  get seconds(): number {
    return Math.round(this.taps * (DECIDE_S + POINT_S + TAP_S) + this.keys * KEY_S + this.scans * SCAN_S)
  }

  toString(): string {
    return `${this.taps} taps, ${this.keys} keys, ${this.scans} scans: ${this.seconds} s by the keystroke-level model`
  }
}
