import { getPreferences } from '../platform/preferences.ts'
import { answer, type Feedback } from '../scan/feedback.ts'

/** Sound and vibration as this device wants them. */
export const answerScan = (feedback: Feedback): void => answer(feedback, getPreferences())
