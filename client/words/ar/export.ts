/** The words of saving what one sees as a file. */
import type { exportWords as english } from '../en/export.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'
import { ofMany } from './many.ts'
import { row } from './nouns.ts'

export const exportWords: Wording<typeof english> = {
  title: 'تصدير',
  hint: 'يُنشأ على هذا الجهاز مما يعرفه، ولا يحتاج إلى شبكة. استيراد الملف نفسه مرة أخرى لا يغيّر شيئًا.',
  onlyRead: 'للقراءة فقط: لا يمكن استيراد عمليات الجرد من جديد.',
  arrived: 'الحركات التي وصلت إلى الخادم، بقدر ما يتذكر هذا الجهاز.',
  what: 'ماذا',
  kinds: {
    items: 'الأصناف',
    stock: 'المخزون',
    locations: 'المواقع',
    movements: 'الحركات',
    orders: 'الأوامر',
    counts: 'الجرد',
    reasons: 'الأسباب',
    suppliers: 'المورّدون',
    partners: 'الشركاء',
    lots: 'الدفعات والأرقام التسلسلية',
  },
  ofItem: (name) => `لصنف ${isolated(name)} وحده`,
  at: (code) => `في ${isolated(code)} وحده`,
  found: (search) => `ما يطابق «${isolated(search)}»`,
  inStock: 'ما له رصيد فقط',
  site: 'المستودع',
  everySite: 'كل المستودعات',
  as: 'بصيغة',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  save: (count, format) => `حفظ ${ofMany(count, row)} بصيغة ${isolated(format)}`,
  saved: (name) => `تم الحفظ: ${isolated(name)}`,
  whole: 'المؤسسة كلها',
  wholeHint:
    'كل المستندات ودفتر الحركات، من الخادم، مع مجموع تحقق؛ من دون كلمات مرور. تُستورد إلى نظام فارغ عن طريق سطر الأوامر.',
  saveWhole: 'حفظ المؤسسة كلها',
  fetching: 'جارٍ الإحضار',
  needsNetwork: 'هذا يحتاج إلى الشبكة.',
  cutShort: 'لم يصل الملف كاملًا. لم يُحفظ شيء؛ أعد المحاولة.',
  nothing: 'لا شيء هنا لحفظه.',
  failed: 'تعذّر إنشاء الملف على هذا الجهاز.',
}
