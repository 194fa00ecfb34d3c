/** How the device answers a scan when nobody looks at it: heard and felt, each to be turned off. */
export type Feedback = 'good' | 'bad'

export type FeedbackOptions = { sound: boolean; vibration: boolean }

/** Hz and seconds. High and short is good; two low ones are not: told apart by pitch and by rhythm, in a loud hall too. */
const TONES: Record<Feedback, readonly { hertz: number; from: number; seconds: number }[]> = {
  good: [{ hertz: 1760, from: 0, seconds: 0.07 }],
  bad: [
    { hertz: 330, from: 0, seconds: 0.12 },
    { hertz: 247, from: 0.16, seconds: 0.2 },
  ],
}

/** Milliseconds on, off, on. */
const BUZZES: Record<Feedback, number[]> = { good: [30], bad: [80, 60, 80] }

let audio: AudioContext | undefined

const play = (feedback: Feedback) => {
  audio ??= new AudioContext()
  // A browser starts it suspended until the first tap; then it may be resumed.
  if (audio.state === 'suspended') void audio.resume()
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
  try {
    if (options.sound && typeof AudioContext !== 'undefined') play(feedback)
    if (options.vibration) navigator.vibrate?.(BUZZES[feedback])
  } catch (cause) {
    console.warn('feedback', cause)
  }
}
