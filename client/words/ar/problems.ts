import type { PROBLEMS } from '../../../domain/problem-names.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'

/** ما يرفضه الخادم، بالاسم الذي يعطيه له. */
export const problemWords: Wording<typeof PROBLEMS> = {
  invalid: 'لا يمكن للخادم قبول بعض ما أُرسل.',
  malformed: 'تعذّر على الخادم قراءة ما أُرسل.',
  unauthenticated: 'سجّل الدخول للمتابعة.',
  forbidden: 'دورك لا يشمل هذا.',
  'not-found': 'لم يعد هذا لدى الخادم.',
  'too-large': 'هذا أكبر من أن يُرسل دفعة واحدة.',
  'unsupported-media-type': 'لا يقبل الخادم هذا النوع من المحتوى.',
  'too-many-requests': 'طلبات كثيرة جدًا. انتظر دقيقة ثم حاول من جديد.',
  internal: 'تعطّل الخادم. لم يُحفظ شيء من هذا؛ حاول من جديد.',
  unavailable: 'لا يستطيع الخادم ذلك الآن. حاول من جديد بعد لحظة.',
  'client-too-old': 'هذا التطبيق أقدم من أن يتابع القراءة؛ حدّثه. ما فعلته يظل يُرسل.',
  'resync-required': 'على هذا الجهاز أن يجلب كل شيء من جديد.',
  'import-incomplete': 'لم تصل صفوف من هذا الملف. افحص الملف من جديد.',
  'import-not-now': 'هذا الملف قيد الاستيراد أو استُورد من قبل.',
  'import-failed': 'تعطّل الخادم. ما دخل يبقى؛ والملف نفسه يتابع من هناك.',
  'no-company-prefix': `ليس للمؤسسة بادئة شركة من ${isolated('GS1')} بعد.`,
  'numbers-used-up': 'أُعطيت كل الأرقام من هذا النوع. اختر بداية أخرى في الإعدادات.',
  'no-photo': 'هذه ليست صورة كاملة.',
  'photo-too-many-pixels': 'هذه الصورة كبيرة جدًا.',
  'photo-has-metadata': 'هذه الصورة تقول أكثر من مضمونها، مثل مكان التقاطها.',
  'photo-other-content': 'هذه ليست الصورة المقصودة.',
  'photos-full': 'لم يبق لدى المؤسسة مكان للصور.',
  'printer-unknown': 'لا تعرف الشبكة طابعة كهذه.',
  'printer-outside': 'لا يجوز للخادم الطباعة حيث توجد هذه الطابعة.',
  'printer-unreachable': 'لم تستلم الطابعة الملصقات.',
  'printer-busy': 'ما زالت الطابعة تستلم ملصقات أخرى.',
}
