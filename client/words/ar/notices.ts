import type { Words } from '../index.ts'
import { isolated } from './isolated.ts'
import { many } from './many.ts'
import { matter } from './nouns.ts'

const name = isolated('{name}')

export const noticesWords: Words['notices'] = {
  title: 'التنبيهات',
  forYou: 'لك',
  low: 'يوشك على النفاد',
  lowBy: (available, point) => `متاح ${isolated(available)}، حد إعادة الطلب ${isolated(point)}`,
  nothing: 'لا تنبيهات',
  nothingHint: 'تظهر هنا عمليات الجرد والأوامر المسندة إليك، واستثناءاتك، وما يوشك على النفاد.',
  settings: 'ما تريد أن تُنبَّه إليه',
  kinds: {
    counts: 'عمليات الجرد المسندة إليك',
    orders: 'الأوامر المسندة إليك',
    exceptions: 'استثناءاتك، وما لم يتولَّه أحد',
    'low-stock': 'ما يوشك على النفاد',
  },
  said: {
    counts: { title: 'جرد مسند إليك', about: name },
    orders: { title: 'أمر مسند إليك', about: name },
    exceptions: { title: 'استثناء ينتظر المعالجة', about: 'افتح الوارد لترى ما هو.' },
    'low-stock': { title: 'يوشك على النفاد', about: name },
  },
  push: `أيضًا حين يكون ${isolated('Bincard')} مغلقًا`,
  pushHint: 'عبر خدمة التنبيهات في هذا المتصفح. لا يُذكر الكم أبدًا: بل الموضوع وحده.',
  pushOffline: 'يحتاج هذا إلى الشبكة مرة واحدة. حاول مجددًا حين تعود.',
  pushRefused: `المتصفح لا يسمح بتنبيهات ${isolated('Bincard')}. اسمح بها في إعداداته ثم حاول مجددًا.`,
  pushUnreachable: 'تعذّر الوصول إلى خدمة التنبيهات في هذا المتصفح. حاول لاحقًا؛ وهنا في التطبيق تُنبَّه على كل حال.',
  pushInstall: `ضع ${isolated('Bincard')} أولًا على الشاشة الرئيسية: هذا الهاتف لا يعطي التنبيهات إلا للتطبيقات المثبتة.`,
  pushNot: 'ليس في هذا المتصفح تنبيهات للتطبيقات المغلقة. وهنا في التطبيق تُنبَّه على كل حال.',
  pushOn: `مفعّل. تُنبَّه على هذا الجهاز و${isolated('Bincard')} مغلق.`,
  quiet: 'ساعات الهدوء',
  quietFrom: 'من',
  quietTo: 'إلى',
  quietHint: 'بحسب ساعة هذا الجهاز. ما يصل خلالها يُنبَّه إليه عند انتهائها.',
  arrived: (count) => `جديد لك: ${many(count, matter)}`,
}

export const installWords: Words['install'] = {
  title: `ضع ${isolated('Bincard')} على هذا الجهاز`,
  hint: 'يُفتح كأي تطبيق آخر، ملء الشاشة، مع الشبكة وبدونها.',
  now: 'تثبيت',
  decline: 'لا، ولا تسأل مجددًا',
  steps: [
    'اضغط «مشاركة» في شريط المتصفح.',
    'اختر «إضافة إلى الشاشة الرئيسية» ثم «إضافة».',
    `افتح ${isolated('Bincard')} من الشاشة الرئيسية وسجّل الدخول مرة أخرى.`,
  ],
}

export const firstRunWords: Words['firstRun'] = {
  title: 'ابدأ هنا',
  hint: 'في دقائق قليلة، من لا شيء إلى أول خانة ممسوحة. وكل شيء يعمل بلا شبكة أيضًا.',
  bin: 'أنشئ مستودعًا وفيه خانة',
  item: 'أنشئ صنفًا أو استورد قائمة',
  label: 'اطبع ملصق الخانة',
  scan: 'امسح الخانة',
  receive: 'استلم أول بضاعة فيها',
  done: 'تم',
  fill: 'املأه بعينة صغيرة',
  fillHint: 'مستودع وثلاث خانات وأربعة أصناف لها رصيد، للتجربة. هي بطاقات كغيرها: غيّرها أو أرشفها لاحقًا.',
  filled: `العينة هنا. امسح ${isolated('S-01')} أو انظر إلى أصنافها.`,
  sampleHere: 'العينة',
  takeBack: 'استرجاع العينة',
  takeBackHint: 'كأن رصيدها لم يكن، وتُؤرشف بطاقاتها: كل ما لم يعمل به أحد منذئذٍ.',
  takenBack: 'استُرجعت العينة. يمكن استعادة بطاقاتها من الأرشيف.',
  sample: {
    site: 'مستودع تجريبي',
    items: ['عينة: برغي سداسي', 'عينة: شريط تغليف', 'عينة: حلقة معدنية', 'عينة: مضخة يدوية'],
  },
}
