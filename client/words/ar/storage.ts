/** The words of what this device keeps, in Arabic. */
import type { Words } from '../index.ts'

export const storageWords: Words['storage'] = {
  title: 'التخزين',
  open: 'ما يُحفظ على هذا الجهاز',
  kept: 'ما يُحفظ هنا',
  parts: {
    cards: 'بطاقات جُلبت من الخادم',
    actions: 'ما قمت به',
    drafts: 'عمل لم يكتمل',
    photographs: 'صور لما قمت به',
    pictures: 'صور الأصناف',
  },
  keptHint: 'يمكن جلب البطاقات من جديد في أي وقت. وما قمت به يبقى 30 يومًا بعد قبوله، وما دام ينتظرك.',
  queueHint:
    'في الملف كل إجراء لم يُجب عنه أي خادم بعد. احفظه إن كان هذا الجهاز سيُسلَّم أو يُعاد ضبطه قبل عودة الشبكة: فمن يدير الخادم يقرأ فيه ما جرى. ويُرسل من تلقاء نفسه حالما توجد شبكة، بالملف أو بدونه.',
}
