/** The words of the search for everything. */
import type { searchWords as english } from '../en/search.ts'
import type { Wording } from '../wording.ts'
import { figure, many } from './many.ts'
import * as nouns from './nouns.ts'

export const searchWords: Wording<typeof english> = {
  title: 'بحث',
  open: 'البحث في كل شيء',
  field: 'أصناف أو خانات أو دفعات أو أوامر أو شركاء أو جرد',
  start: 'اكتب جزءًا مما تبحث عنه',
  hint: 'اسم أو رمز أو باركود أو رقم. يعمل بلا شبكة.',
  none: 'لا شيء مطابق على هذا الجهاز',
  over: 'مؤرشف أو منتهٍ',
  more: (total) => `المجموع ${figure(total)}`,
  found: (total) => many(total, nouns.result),
  kinds: {
    items: 'الأصناف',
    locations: 'المواقع',
    lots: 'الدفعات والأرقام التسلسلية',
    orders: 'الأوامر',
    partners: 'الشركاء',
    counts: 'الجرد',
  },
}
