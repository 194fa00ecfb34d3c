/** Words of the photographs of items, in Arabic. */
import type { Words } from '../index.ts'
import { isolated } from './isolated.ts'

export const photosWords: Words['photos'] = {
  title: 'الصور',
  none: 'لا صورة بعد',
  choose: 'اختيار صور',
  working: 'جارٍ التصغير…',
  alt: (name) => `صورة ${isolated(name)}`,
  altOf: (name, at, of) => `الصورة ${at} من ${of}: ${isolated(name)}`,
  open: (at, of) => `عرض الصورة ${at} من ${of}`,
  notHere: 'ليست على هذا الجهاز بعد',
  added: (name) => `أضيفت صورة: ${isolated(name)}`,
  known: 'هذه الصورة هنا من قبل.',
  full: (most) => `يحتفظ الصنف بعدد ${most} من الصور. أزل واحدة أولًا.`,
  place: (at, of) => isolated(`${at} / ${of}`),
  previous: 'السابقة',
  next: 'التالية',
  main: 'الصورة الرئيسية',
  makeMain: 'جعلها الرئيسية',
  earlier: 'تقديم',
  later: 'تأخير',
  remove: 'إزالة',
  removed: (name) => `أزيلت صورة: ${isolated(name)}`,
  moved: (name) => `رُتبت الصور: ${isolated(name)}`,
  refused: 'صور لم يقبلها الخادم',
  again: 'إرسال من جديد',
  kept: 'تبقى على هذا الجهاز حتى تعالجها.',
  faults: {
    full: 'لم يبق في مؤسستك مكان للصور. يستطيع من يدير الخادم توسيعه.',
    tooLarge: 'هي أكبر مما يقبله الخادم.',
    notPermitted: 'لم يعد دورك يشمل صور الأصناف.',
    noPicture: 'لا يستطيع الخادم قراءتها. صوّرها من جديد.',
    other: 'لم يقبلها الخادم.',
  },
}
