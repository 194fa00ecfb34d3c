/** The words of scanning with the camera. */
import type { cameraWords as english } from '../en/camera.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'

export const cameraWords: Wording<typeof english> = {
  open: 'المسح بالكاميرا',
  close: 'إغلاق الكاميرا',
  label: 'الكاميرا',
  starting: 'جارٍ تشغيل الكاميرا…',
  aim: 'ضع الرمز داخل الإطار',
  read: (code) => `قُرئ ${isolated(code)}`,
  paused: 'تنتظر حتى تنتهي هنا',
  next: 'مسح التالي',
  torchOn: 'تشغيل الضوء',
  torchOff: 'إطفاء الضوء',
  zoom: (times) => `التقريب، الآن ${isolated(`${times}×`)}`,
  zoomShort: (times) => `${times}×`,
  other: 'استخدام كاميرا أخرى',
  modes: { single: 'واحدًا في كل مرة', continuous: 'واحدًا تلو الآخر' },
  mode: (now) => `${now}: تغيير`,
  again: 'إعادة المحاولة',
  trouble: {
    refused: {
      title: 'الكاميرا غير مسموح بها هنا',
      hint: 'اسمح بها لهذا العنوان في إعدادات المتصفح، ثم أعد المحاولة. الماسح يعمل من دونها، ويمكنك كتابة الرمز.',
    },
    none: {
      title: 'لا توجد في هذا الجهاز كاميرا يمكن استخدامها',
      hint: 'استخدم الماسح أو اكتب الرمز.',
    },
    busy: {
      title: 'تطبيق آخر يستخدم الكاميرا',
      hint: 'أغلق التطبيق الآخر أو المكالمة التي تستخدمها، ثم أعد المحاولة.',
    },
    insecure: {
      title: 'المتصفح لا يتيح الكاميرا لهذا العنوان',
      hint: 'افتح Bincard بعنوان https الخاص به. الماسح يعمل هنا أيضًا.',
    },
    failed: {
      title: 'لم تعمل الكاميرا',
      hint: 'أعد المحاولة. الماسح يعمل من دونها، ويمكنك كتابة الرمز.',
    },
    decoder: {
      title: 'الجزء الذي يقرأ الرموز ليس على هذا الجهاز بعد',
      hint: 'اتصل مرة واحدة ثم أعد المحاولة: بعدها يعمل من دون شبكة.',
    },
  },
}
