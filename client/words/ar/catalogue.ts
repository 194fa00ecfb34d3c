/** The words of what is said of items in general: categories, attributes. */
import type { attributesWords as englishAttributes, categoriesWords as englishCategories } from '../en/catalogue.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'
import { ofMany } from './many.ts'
import * as nouns from './nouns.ts'

export const categoriesWords: Wording<typeof englishCategories> = {
  title: 'الفئات',
  hint: 'ما تُرتَّب به الأصناف. الفئة المؤرشفة تبقى على الأصناف التي تحملها.',
  none: 'لا فئات بعد',
  create: 'فئة جديدة',
  edit: 'تعديل الفئة',
  name: 'الاسم',
  taken: (name) => `توجد فئة ${isolated(name)} من قبل.`,
  archived: 'مؤرشفة: يُحتفظ بها ولا تُعرض للاختيار',
  archivedShort: 'مؤرشفة',
  saved: (name) => `تم الحفظ: ${isolated(name)}`,
  items: (count) => `عرض ${ofMany(count, nouns.item)}`,
  choose: 'اختيار الفئة',
  search: 'الفئة',
  make: (name) => `فئة جديدة «${isolated(name)}»`,
  without: 'بلا فئة',
  every: 'كل الفئات',
  ofCategory: (name) => `من ${isolated(name)} فقط`,
}

export const attributesWords: Wording<typeof englishAttributes> = {
  title: 'الخصائص',
  hint: 'حقول خاصة بكم على كل صنف: مقاس، فئة خطورة، يوم. لكل منها عمود في الملفات.',
  none: 'لا خصائص بعد',
  create: 'خاصية جديدة',
  edit: 'تعديل الخاصية',
  name: 'الاسم',
  taken: (name) => `توجد خاصية ${isolated(name)} من قبل.`,
  kind: 'النوع',
  kinds: { text: 'نص', number: 'رقم', 'yes-no': 'نعم أو لا', date: 'يوم', choice: 'اختيار' },
  unit: 'الوحدة، مثل kg؛ فارغ: بلا وحدة',
  choices: 'الخيارات، خيار في كل سطر',
  archived: 'مؤرشفة: يُحتفظ بها ولا تُعرض للاختيار',
  archivedShort: 'مؤرشفة',
  saved: (name) => `تم الحفظ: ${isolated(name)}`,
  inUnit: (name, unit) => `${isolated(name)}، ${isolated(unit)}`,
  nothing: 'غير مذكور',
  value: (kind, value) => (kind === 'yes-no' ? (value === 'true' ? 'نعم' : 'لا') : isolated(value)),
}
