/** The words of what is said of items in general: categories, attributes, suppliers. */
import type {
  attributesWords as englishAttributes,
  categoriesWords as englishCategories,
  suppliersWords as englishSuppliers,
} from '../en/catalogue.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'
import { many, ofMany } from './many.ts'
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
  noMatch: 'لا فئة بهذا الاسم',
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
  asked: (name, said) => `${isolated(name)}: ${said}`,
  oneOf: (said) => said.join(' أو '),
  between: (from, to) =>
    to === ''
      ? `من ${isolated(from)}`
      : from === ''
        ? `حتى ${isolated(to)}`
        : `من ${isolated(from)} إلى ${isolated(to)}`,
  part: (text) => `«${isolated(text)}»`,
  from: 'من',
  to: 'إلى',
  contains: 'يحتوي على',
  badRange: 'رقمان، الأصغر أولًا؛ ويكفي أحدهما.',
  badDays: 'يومان، الأسبق أولًا؛ ويكفي أحدهما.',
  show: 'إظهار هذه الأصناف',
}

export const suppliersWords: Wording<typeof englishSuppliers> = {
  title: 'المورّدون',
  add: 'إضافة مورّد',
  remove: 'لم يعد يُشترى منه',
  saved: (name) => `تم الحفظ: ${isolated(name)}`,
  removed: (name) => `لم يعد يُشترى من ${isolated(name)}`,
  code: 'رمز المورّد',
  unit: 'يُباع بوحدة',
  days: 'مهلة التوريد بالأيام',
  price: (unit) => `سعر ${isolated(unit)} الواحدة`,
  soldIn: (unit) => `بوحدة ${isolated(unit)}`,
  takes: (days) => many(days, nouns.day),
  theirs: (code) => `رمزه: ${isolated(code)}`,
}
