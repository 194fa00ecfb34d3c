/** The words of reasons, lot status, serials, kits and stock as of a moment. */
import type {
  asOfWords as englishAsOf,
  kitWords as englishKit,
  lotWords as englishLot,
  reasonsWords as englishReasons,
} from '../en/stockwork.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'

export const reasonsWords: Wording<typeof englishReasons> = {
  title: 'الأسباب',
  list: 'الأسباب',
  hint: 'تُعرض بلمسة عند تسوية المخزون أو إتلافه أو إرجاعه. ما سُجِّل يحتفظ بسببه.',
  none: 'لا أسباب بعد',
  create: 'سبب جديد',
  edit: 'تعديل السبب',
  name: 'الاسم',
  offeredFor: 'يُعرض عند',
  archived: 'مؤرشف: يُحتفظ به ولا يُعرض للاختيار',
  archivedShort: 'مؤرشف',
  saved: (name) => `تم الحفظ: ${isolated(name)}`,
  first: {
    found: 'عُثر عليه',
    missing: 'مفقود',
    miscounted: 'خطأ في العد',
    'wrong-label': 'ملصق خاطئ',
    'unit-mix-up': 'خلط في الوحدة',
    damaged: 'تالف',
    expired: 'منتهي الصلاحية',
    contaminated: 'ملوّث',
    sample: 'عيّنة',
    'wrong-item': 'صنف خاطئ',
    'not-wanted': 'لم يعد مرغوبًا',
  },
}

export const lotWords: Wording<typeof englishLot> = {
  lot: 'الدفعة',
  serial: 'الرقم التسلسلي',
  status: 'هل يجوز استخدامها؟',
  changed: (code, status) => `${isolated(code)}: ${status}`,
  notYours: (status) => `${status}. المشرف يقرر هل يجوز استخدامها.`,
  twice: 'في البطاقات أكثر من قطعة بهذا الرقم. انظر في سجله وتراجع عما لم يحدث.',
  lastSeen: (place, when) => `ليس في أي خانة. ذهب آخر مرة إلى ${isolated(place)}، ${isolated(when)}.`,
  gone: 'هذه الدفعة ليست على هذا الجهاز',
  edit: 'تعديل الدفعة',
  madeOn: 'تاريخ الإنتاج',
  byShelfLife: (day) => `بحسب مدة الصلاحية: ${isolated(day)}`,
  saved: (code) => `تم الحفظ: ${isolated(code)}`,
  taken: (code) => `${isolated(code)} موجود من قبل`,
}

export const kitWords: Wording<typeof englishKit> = {
  titles: { kit: 'تجميع', unkit: 'تفكيك' },
  way: 'تجميع أو تفكيك',
  slot: 'الطقم',
  components: 'المكوّنات',
  none: 'لا مكوّنات له هنا',
  chooseKit: 'اختر ما يُجمَّع',
  expectsItem: 'ما يُجمَّع أو يُفكَّك',
  expects: 'ما يُجمَّع أو يُفكَّك، أو خانة أو رصيف له',
  choosePlace: (name) => `اختر خانة: ${isolated(name)}`,
  chooseLot: (name) => `اختر دفعة: ${isolated(name)}`,
  notMade: 'لا مكوّنات لهذا الصنف. من يعدّل الأصناف يحددها في بطاقته.',
  unknownPart: 'أحد المكوّنات ليس على هذا الجهاز',
  noProduction: 'ليس لهذه المؤسسة مكان للإنتاج',
  oneSerial: (name) => `${isolated(name)}: الرقم التسلسلي لقطعة واحدة. جمّعها واحدة في كل مرة.`,
  trouble: {
    'held-lot': 'من دفعة موقوفة',
    'expired-lot': 'من دفعة منتهية الصلاحية',
    'held-place': 'في مكان موقوف',
  },
  short: 'الموجود أقل من اللازم',
  button: { kit: (what) => `تجميع ${isolated(what)}`, unkit: (what) => `تفكيك ${isolated(what)}` },
  done: { kit: (what) => `تم تجميع ${isolated(what)}`, unkit: (what) => `تم تفكيك ${isolated(what)}` },
  edit: 'تعديل المكوّنات',
  add: 'إضافة مكوّن',
  remove: (name) => `استبعاد ${isolated(name)}`,
  perKit: (name, unit) => `${isolated(name)}، ${isolated(unit)} في كل طقم`,
  loops: 'لا يكون الصنف مكوّنًا لنفسه، ولا عن طريق صنف آخر.',
}

export const asOfWords: Wording<typeof englishAsOf> = {
  title: 'المخزون في وقت',
  open: 'المخزون في وقت سابق',
  ofNothing: 'اختر ما تريد النظر في ماضيه',
  ofNothingHint: 'افتح بطاقة صنف أو خانة أو مستودع: أسفل السجل رابط يقود إلى هنا.',
  moment: 'الوقت',
  ago: 'منذ متى',
  quick: { hour: 'قبل ساعة', day: 'قبل يوم', week: 'قبل أسبوع', month: 'قبل شهر' },
  known: 'معروف متى؟',
  asKnown: (known) => (known === 'now' ? 'كما يُعرف الآن' : 'كما عُرف وقتها'),
  hint: (known) =>
    known === 'now'
      ? 'ما كان قد حدث حتى ذلك الوقت، أيًّا كان وقت الإبلاغ عنه.'
      : 'ما كان قد أُبلغ عنه وقتها: ما أظهرته البطاقات.',
  rows: 'ما كان موجودًا',
  nothing: 'لم يكن هناك شيء',
  unsent: 'ما هو محفوظ على هذا الجهاز ولم يُرسل بعد ليس ضمن هذه الأرقام.',
  asking: 'أبعد مما يتذكره هذا الجهاز: يُسأل الخادم.',
  offline: 'أبعد مما يتذكره هذا الجهاز. اسأل من جديد عند عودة الاتصال.',
  again: 'إعادة السؤال',
  more: 'عرض المزيد',
  from: { device: 'محسوب على هذا الجهاز.', server: 'من الخادم.' },
}
