/** How the device answers a scan when nobody looks at it: heard, felt and seen at the edge of the screen, each to be turned off. */

/** Found · not found · found, but not what the task wants · the deed is saved. */
export type Feedback = 'good' | 'bad' | 'wrong' | 'done'

export type FeedbackOptions = { sound: boolean; vibration: boolean; flash: boolean }

type Tone = { hertz: number; from: number; seconds: number }

/**
 * Hz and seconds. One high and short: found. Two low ones, falling: not found. Three low ones at one pitch: wrong. Two high
 * ones, rising: done. Told apart by pitch and by rhythm, in a loud hall too.
 */
const TONES: Record<Feedback, readonly Tone[]> = {
  good: [{ hertz: 1760, from: 0, seconds: 0.07 }],
  bad: [
    { hertz: 330, from: 0, seconds: 0.12 },
    { hertz: 247, from: 0.16, seconds: 0.2 },
  ],
  wrong: [0, 0.14, 0.28].map((from) => ({ hertz: 196, from, seconds: 0.1 })),
  done: [
    { hertz: 1319, from: 0, seconds: 0.06 },
    { hertz: 1976, from: 0.07, seconds: 0.1 },
  ],
}

/** Milliseconds on, off, on. */
const BUZZES: Record<Feedback, number[]> = {
  good: [30],
  bad: [80, 60, 80],
  wrong: [60, 40, 60, 40, 160],
  done: [20, 40, 20],
}

/** An answer as the screen shows and says it. Counted, so that two alike are two. */
export type Signal = { feedback: Feedback; flash: boolean; number: number }

let signal: Signal | undefined
const listeners = new Set<() => void>()

/** The latest answer, for whoever shows it. */
export const signals = {
  latest: (): Signal | undefined => signal,
  onChange: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

let audio: AudioContext | undefined
let rest: ReturnType<typeof setTimeout> | undefined
const SOUND_WITHIN_MS = 500
/** An open device of sound plays silence all day long, out of the battery; to open it again is heard as a delay, so not between two scans. */
const REST_AFTER_MS = 10_000

/** Opening the device's sound takes a slow phone a third of a second: the first time, the screen answers before it is heard. */
const sound = (feedback: Feedback) => {
  if (audio) return play(feedback, audio)
  const open = () => {
    try {
      audio ??= new AudioContext()
      play(feedback, audio)
    } catch (cause) {
      console.warn('sound', cause)
    }
  }
  if ('requestIdleCallback' in globalThis) requestIdleCallback(open, { timeout: SOUND_WITHIN_MS })
  else setTimeout(open)
}

const play = (feedback: Feedback, audio: AudioContext) => {
  // A browser starts it suspended until the first tap; then it may be resumed.
  if (audio.state === 'suspended') void audio.resume()
  clearTimeout(rest)
  rest = setTimeout(() => void audio.suspend(), REST_AFTER_MS)
  for (const { hertz, from, seconds } of TONES[feedback]) {
    const start = audio.currentTime + from
    const tone = new OscillatorNode(audio, { type: 'square', frequency: hertz })
    const volume = new GainNode(audio, { gain: 0.12 })
    volume.gain.setValueAtTime(0.12, start + seconds - 0.02)
    volume.gain.linearRampToValueAtTime(0, start + seconds)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + seconds)
  }
}

/** Never throws: a device without sound or motor stays silent, and the scan counts all the same. */
export const answer = (feedback: Feedback, options: FeedbackOptions): void => {
  signal = { feedback, flash: options.flash, number: (signal?.number ?? 0) + 1 }
  for (const listener of listeners) listener()
  try {
    if (options.sound && typeof AudioContext !== 'undefined') sound(feedback)
    if (options.vibration) navigator.vibrate?.(BUZZES[feedback])
  } catch (cause) {
    console.warn('feedback', cause)
  }
}
