import type { FILE_FAULTS } from '../../../domain/file-fault.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'
import { figure, ofMany } from './many.ts'
import * as nouns from './nouns.ts'

/** لماذا تتعذر قراءة ملف وما العمل؛ يسبقه اسمه. */
export const fileFaultWords: Wording<typeof FILE_FAULTS> = {
  'empty-file': 'لا شيء في هذا الملف. احفظه من جديد من مصدره واختره مرة أخرى.',
  'no-rows': 'لا صفوف تحت الترويسة.',
  'no-header': ({ row }) =>
    `الصف ${figure(row)} لا يسمّي الأعمدة. ضع فوقه صفًا بالأسماء، مثل ${isolated('SKU')} والاسم، واختر الملف من جديد.`,
  'open-quote': ({ row }) =>
    `في الصف ${figure(row)} علامة اقتباس تُفتح ولا تُغلق، أو العكس: من هناك تُقرأ كل خلية خطأً. أصلح ذلك الصف واختر الملف من جديد.`,
  protected: `الملف محمي بكلمة مرور. افتحه في ${isolated('Excel')} واحفظه بلا كلمة مرور واختره من جديد.`,
  'old-excel': `الملف من ${isolated('Excel')} قديم (${isolated('.xls')}). افتحه واحفظه بصيغة ${isolated('.xlsx')} أو ${isolated('CSV')} واختره من جديد.`,
  'broken-book': `ملف ${isolated('Excel')} هذا تالف أو ناقص. احفظه أو نزّله مرة أخرى واختره من جديد.`,
  'not-a-table': `ليس الملف جدولًا. احفظ ما تريد استيراده بصيغة ${isolated('CSV')} أو ${isolated('.xlsx')} واختره.`,
  'too-large': ({ most }) => `الحد الأقصى للملف ${isolated(`${figure(most)} MB`)}. قسّمه واستورد جزءًا بعد جزء.`,
  'too-many-rows': ({ most }) => `الحد الأقصى للملف ${ofMany(most, nouns.row)}. قسّمه واستورد جزءًا بعد جزء.`,
}
