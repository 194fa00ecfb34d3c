/** The words of orders at the dock: receiving, sending to another site, putting away, moving several. */
import type { basketWords as englishBasket, receiveWords as englishReceive } from '../en/receive.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'
import { figure, nounAfter, ofMany } from './many.ts'
import * as nouns from './nouns.ts'

export const receiveWords: Wording<typeof englishReceive> = {
  title: {
    receive: (number) => `استلام ${isolated(number)}`,
    send: (number) => `إرسال ${isolated(number)}`,
  },
  open: { receive: 'استلام', send: 'إرسال' },
  progress: (done, total) => `${figure(done)} من ${figure(total)}`,
  lines: (total) => nounAfter(total, nouns.line),
  lineProgress: (done, total) => `${figure(done)} من ${ofMany(total, nouns.line)}`,
  waiting: 'التالي',
  done: 'تم',
  receiveAt: 'في',
  at: { receive: 'إلى', send: 'من' },
  of: {
    receive: (done, expected) => `استُلم ${isolated(done)} من ${isolated(expected)}`,
    send: (done, expected) => `أُرسل ${isolated(done)} من ${isolated(expected)}`,
  },
  left: { receive: 'المتبقي', send: 'للإرسال' },
  over: (text) => `▲ زيادة ${isolated(text)}`,
  willBeOver: (text) => `زيادة ${isolated(text)}: يمكنك المتابعة، وسينظر فيها أحد.`,
  willBeOverSent: (text) => `${isolated(text)} فوق المطلوب: يمكنك المتابعة.`,
  next: (name) => `التالي: ${isolated(name)}`,
  nothingLeft: 'تمت كل البنود',
  skip: 'تخطّي',
  chooseLine: 'اختر بندًا',
  chooseLineHint: 'أو امسح ما في يدك: يُفتح بنده هنا.',
  good: 'سليم',
  damaged: 'تالف',
  condition: 'الحالة',
  toHold: (code) => `يُوقف ضمن الدفعة ${isolated(code)}`,
  toHoldPlace: 'يذهب إلى مكان يوقف ما فيه: لا يُحسب متاحًا',
  countsAsAvailable: 'لا مكان هنا يوقف المخزون، فسيُحسب هذا متاحًا. يستطيع المدير تحديد مكان.',
  button: {
    receive: (what, place) => `استلام ${isolated(what)} في ${isolated(place)}`,
    send: (what, place) => `إرسال ${isolated(what)} من ${isolated(place)}`,
  },
  saidDone: {
    receive: (what, name, place) => `تم استلام ${isolated(what)} ${isolated(name)} في ${isolated(place)}`,
    send: (what, name, place) => `تم إرسال ${isolated(what)} ${isolated(name)} من ${isolated(place)}`,
  },
  doneHere: 'ما فعلته هنا',
  undo: (text) => `تراجع عن ${isolated(text)}`,
  close: 'إغلاق الأمر',
  closeShort: (count) => `إغلاق مع نقص ${ofMany(count, nouns.line)}`,
  closed: (number) => `تم الإغلاق: ${isolated(number)}`,
  putAway: 'تسكين ما وصل',
  staysOpen: 'ما لم يصل يظل متبقيًا. المشرف يغلق الأمر.',
  withoutOrder: 'الاستلام بدون الأمر',
  anItemOf: (number) => `صنف من ${isolated(number)}`,
  aPlace: 'خانة أو رصيف في هذا المستودع',
  notThisJob: 'هذا الأمر لا يُنفَّذ هنا',
  expectedOn: 'متوقع ضمن',
  expects: (number, amount) => `${isolated(number)} يتوقع ${isolated(amount)}`,
  toReceive: 'للاستلام',
}

export const basketWords: Wording<typeof englishBasket> = {
  title: { move: 'نقل عدة أصناف', transfer: 'إرسال إلى مستودع آخر' },
  inIt: 'في السلة',
  empty: 'امسح صنفًا',
  hint: 'امسح الخانة التي تأخذ منها، ثم كل صنف. ثم امسح الوجهة.',
  remove: 'إزالة',
  removed: 'تمت الإزالة',
  lineDone: 'إبقاء في السلة',
  chooseLine: 'اختر بندًا لتغييره.',
  chooseTo: { move: 'اختر الوجهة', transfer: 'اختر المستودع الآخر' },
  oneSite: 'هذه الأصناف في مستودعات مختلفة. أرسل أصناف مستودع واحد في كل مرة.',
  expects: {
    goods: 'صنف',
    move: { from: 'خانة أو رصيف للأخذ منه', to: 'خانة أو رصيف للوضع فيه' },
    transfer: { from: 'خانة أو رصيف للأخذ منه', to: 'المستودع الآخر' },
  },
  sameSite: 'هي في ذلك المستودع بالفعل.',
  button: {
    move: (count, to) => `نقل ${ofMany(count, nouns.item)} إلى ${isolated(to)}`,
    transfer: (count, to) => `إرسال ${ofMany(count, nouns.item)} إلى ${isolated(to)}`,
  },
  done: {
    move: (count, to, _number) => `تم نقل ${ofMany(count, nouns.item)} إلى ${isolated(to)}`,
    transfer: (count, to, number) =>
      `تم إرسال ${ofMany(count, nouns.item)} إلى ${isolated(to)} برقم ${isolated(number)}`,
  },
}
