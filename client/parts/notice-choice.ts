import { NOTICE_KINDS } from '../../domain/notices.ts'
import { useDraft } from '../view/hooks.ts'
import { NOTICE_CHOICE, type NoticeChoice } from '../view/notices.ts'

const ALL: NoticeChoice = { kinds: NOTICE_KINDS, push: false, quiet: null }

/** What the member wants to hear of on this device: everything, in the app, until they say otherwise. */
export const useNoticeChoice = (): [NoticeChoice, (change: Partial<NoticeChoice>) => void] => {
  const [kept, keep] = useDraft<NoticeChoice>(NOTICE_CHOICE)
  const choice = kept ?? ALL
  return [choice, (change) => keep({ ...choice, ...change })]
}
