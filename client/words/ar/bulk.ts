/** The words of changing many items at once. */
import type { bulkWords as english } from '../en/bulk.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'
import { figure, many, ofMany } from './many.ts'
import * as nouns from './nouns.ts'

const policies: Readonly<Record<string, string>> = { block: 'منع', warn: 'تحذير', allow: 'سماح' }

export const bulkWords: Wording<typeof english> = {
  open: 'تعديل الكل',
  title: 'تعديل الأصناف',
  finds: (count, search) =>
    search === '' ? `القائمة كلها: ${many(count, nouns.item)}` : `«${isolated(search)}»: ${many(count, nouns.item)}`,
  tooMany: `لا يُعدَّل معًا سوى أول ${figure(2000)}. ضيّق البحث لتعديل غيرها.`,
  field: 'ماذا يُعدَّل',
  value: 'إلى',
  fields: {
    category: 'الفئة',
    reorder: 'حد إعادة الطلب',
    abcClass: 'تصنيف ABC',
    negativePolicy: 'عند أخذ أكثر من الموجود',
    archived: 'مؤرشف',
  },
  reorderHint: 'بالوحدة الأساسية؛ فارغ: بلا حد',
  says: (field, value) => {
    if (field === 'archived') return value === 'yes' ? 'مؤرشف' : 'معروض'
    if (field === 'negativePolicy') return policies[value] ?? value
    return value === '' ? 'لا يوجد' : value
  },
  preview: 'ما سيتغير',
  changes: (count) => many(count, nouns.item),
  none: 'لا يتغير شيء: كلها كذلك بالفعل.',
  sayFirst: 'اذكر القيمة الجديدة؛ وهنا يُراجَع ما سيتغير.',
  nothing: 'لا يوجد',
  becomes: (before, after) => `${isolated(before)} ← ${isolated(after)}`,
  left: 'مستبعد',
  change: (count) => (count === 0 ? 'تعديل الأصناف' : `تعديل ${ofMany(count, nouns.item)}`),
  done: (count) => `تم تعديل ${ofMany(count, nouns.item)}`,
}
