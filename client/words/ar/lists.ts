import type { Words } from '../index.ts'
import { isolated } from './isolated.ts'

export const listsWords: Words['lists'] = {
  view: 'العرض',
  late: 'متأخر',
  order: 'الترتيب حسب',
  down: 'بالعكس',
  columns: 'الأعمدة',
  columnsHint: 'على الشاشة العريضة، بجانب كل اسم.',
  saved: 'العروض المحفوظة',
  none: 'يمكن حفظ البحث والتصفية والترتيب تحت اسم.',
  name: 'اسم العرض',
  save: 'حفظ هذا العرض',
  savedAs: (name) => `حُفظ: ${isolated(name)}`,
  use: (name) => `إظهار: ${isolated(name)}`,
  remove: (name) => `إزالة: ${isolated(name)}`,
  removed: (name) => `أُزيل: ${isolated(name)}`,
  by: {
    name: 'الاسم',
    sku: 'SKU',
    category: 'الفئة',
    onHand: 'الرصيد',
    urgency: 'الأقرب موعدًا أولًا',
    number: 'الرقم',
    partner: 'الشريك',
    code: 'الرمز',
  },
  column: {
    category: 'الفئة',
    barcode: 'الباركود',
    available: 'المتاح',
    bins: 'موجود في',
    counted: 'آخر جرد',
  },
}
