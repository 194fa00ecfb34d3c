/** Every word on screen in Modern Standard Arabic, as a warehouse in Egypt or the Emirates says it (docs/LANGUAGES.md). */

import type { cameraWords as englishCamera } from '../en/camera.ts'
import type { english } from '../en/index.ts'
import type { Wording } from '../wording.ts'
import { bulkWords } from './bulk.ts'
import { cameraWords } from './camera.ts'
import { countWords, itemsWords, locationsWords, ordersWords } from './cards.ts'
import { attributesWords, categoriesWords, suppliersWords } from './catalogue.ts'
import { exportWords } from './export.ts'
import { fileFaultWords } from './file-faults.ts'
import { flowWords } from './flows.ts'
import { importWords } from './import.ts'
import { isolated } from './isolated.ts'
import { labelsWords } from './labels.ts'
import { listsWords } from './lists.ts'
import { figure, many, ofMany } from './many.ts'
import { orderFormWords, orderNumbersWords, partnersWords, placesWords, walkWords } from './master.ts'
import { firstRunWords, installWords, noticesWords } from './notices.ts'
import * as nouns from './nouns.ts'
import { outboundWords } from './outbound.ts'
import { photosWords } from './photos.ts'
import { problemWords } from './problems.ts'
import { basketWords, receiveWords } from './receive.ts'
import { otherRejection, rejectionWords } from './rejections.ts'
import { rowFaultWords } from './row-faults.ts'
import { searchWords } from './search.ts'
import { inboxWords, scannerWords, settingsWords } from './settling.ts'
import { asOfWords, kitWords, lotWords, reasonsWords } from './stockwork.ts'
import { storageWords } from './storage.ts'
import { unitsWords } from './units.ts'
import { variantsWords } from './variants.ts'

export const arabic: Wording<typeof english & { camera: typeof englishCamera }> = {
  app: 'Bincard',
  skip: 'الانتقال إلى المحتوى',
  back: 'رجوع',
  close: 'إغلاق',
  save: 'حفظ',
  undo: 'تراجع',
  toasts: 'الإشعارات',
  notLoaded: 'جارٍ إحضار بطاقات هذا المستودع…',
  unknownName: 'ليس على هذا الجهاز',
  amount: (number, unit) => isolated(`${number} ${unit}`),
  goneHint: 'أُزيل، أو هو في مستودع لا تعمل فيه.',
  flows: flowWords,
  camera: cameraWords,
  lookOnly: {
    title: 'لك الاطلاع فقط',
    hint: 'دورك لا يشمل هذا العمل. يستطيع المشرف القيام به أو منحك دورًا آخر.',
  },

  nav: {
    label: 'التنقل الرئيسي',
    home: 'الرئيسية',
    items: 'الأصناف',
    scan: 'مسح',
    count: 'جرد',
    more: 'المزيد',
    counted: (label, count) => `${label}، ${figure(count)} بالانتظار`,
  },

  state: {
    saved: 'محفوظ هنا',
    sent: 'مُرسل',
    parked: 'بالانتظار',
    accepted: 'مقبول',
    exception: 'مقبول مع استثناء',
    rejected: 'غير مقبول',
  },
  stateStory: {
    saved: 'محفوظ على هذا الجهاز. سيُرسل عند عودة الاتصال.',
    sent: 'أُرسل. الجواب في الطريق؛ ولا يضيع شيء إن لم يصل.',
    parked: 'ينتظر شيئًا يشير إليه ولم يصل بعد. يُحتفظ به حتى ذلك الحين.',
    accepted: 'مقبول. وصل إلى كل الأجهزة أو سيصل.',
    exception: 'مقبول لأنه حدث. فيه ما يستدعي النظر، وسينظر فيه أحد.',
  },

  badge: {
    text: (kind, pending, inbox) => {
      // With nothing in the inbox it is the device itself that needs a person; its sheet says why.
      if (kind === 'needs-you') return inbox === 0 ? 'بانتظارك' : `${figure(inbox)} بانتظارك`
      if (kind === 'offline') return pending > 0 ? `بلا اتصال · ${figure(pending)} محفوظ هنا` : 'بلا اتصال'
      if (kind === 'sending') return `جارٍ إرسال ${figure(pending)}`
      return kind === 'syncing' ? 'جارٍ التحديث' : 'محدّث'
    },
    label: (text) => `حالة المزامنة: ${text}`,
  },
  sync: {
    title: 'هذا الجهاز والأجهزة الأخرى',
    waiting: 'بانتظار الإرسال',
    nothingWaits: 'لا شيء بالانتظار',
    since: 'الأقدم',
    lastContact: 'آخر اتصال',
    never: 'ليس بعد',
    progress: 'البطاقات المُحضرة',
    of: (done, total) => `${figure(done)} من ${figure(total)}`,
    now: 'مزامنة الآن',
    export: 'تصدير قائمة الإرسال',
    inbox: 'فتح الوارد',
    exportName: (day) => `bincard-queue-${day}.json`,
    trouble: {
      'signed-out': 'انتهى تسجيل دخولك. ما تفعله محفوظ هنا؛ سجّل الدخول من جديد لإرساله.',
      'no-longer-member': 'لم تعد عضوًا هنا، وغادرت البطاقات هذا الجهاز. ما فعلته محفوظ؛ ويستطيع المشرف تسجيله.',
      'client-too-old': 'هذه النسخة أقدم من أن تُحضر الجديد. ما تفعله ما زال يُرسل. حدّثها لتلحق بالجديد.',
      'storage-full': 'لم تبق مساحة على هذا الجهاز. أفرغ بعضها: لا يمكن حفظ عمل جديد قبل ذلك.',
      'server-error': 'لا يستطيع الخادم الرد الآن. ما تفعله محفوظ هنا ويُرسل عندما يستطيع.',
    },
  },

  rejections: rejectionWords,
  otherRejection,
  problems: problemWords,
  problemNumber: (said, id) => `${said} للدعم: ${isolated(id)}`,
  fileFaults: fileFaultWords,
  rowFaults: rowFaultWords,

  update: {
    ready: 'توجد نسخة جديدة جاهزة. ما أدخلته يبقى.',
    elsewhere: 'حُدِّث Bincard في علامة تبويب أخرى. ما أدخلته يبقى.',
    take: 'تحديث الآن',
    reload: 'إعادة التحميل',
    news: 'ما الجديد',
  },

  failure: {
    title: 'توقفت هذه الشاشة',
    happened: 'واجه التطبيق خللًا فيه وهو يرسم هذه الشاشة. لم ترتكب أي خطأ.',
    safe: 'في أمان: ما سجّلته محفوظ على هذا الجهاز، وما بدأت إدخاله باقٍ.',
    next: 'افتحها من جديد. إن توقفت مرة أخرى فتابع في مكان آخر: الشاشات الأخرى تعمل.',
    report: (online) =>
      online
        ? 'يُبلَّغ القائمون على هذا الخادم بالخلل وحده: لا يُرسل معه شيء من مخزونك.'
        : 'يُبلَّغ القائمون على هذا الخادم بالخلل وحده عند توفر الشبكة: لا يُرسل معه شيء من مخزونك.',
    again: 'فتح من جديد',
    home: 'إلى الرئيسية',
    noRoom: 'لم يُحفظ: لم تبق مساحة على هذا الجهاز. أفرغ بعضها ثم أعد المحاولة.',
    notSaved: 'لم يُحفظ: لم يستطع هذا الجهاز تخزينه. أعد المحاولة.',
    startTitle: 'تعذّر على Bincard فتح بطاقاته على هذا الجهاز',
    startHint: 'رفض المتصفح فتح مساحة التخزين. أغلق علامات التبويب الأخرى لـ Bincard وأعد المحاولة.',
  },

  signIn: {
    title: 'تسجيل الدخول',
    lead: 'بطاقة كل خانة، على كل هاتف، صحيحة دائمًا.',
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    show: 'إظهار',
    submit: 'دخول',
    offline: 'أنت بلا اتصال. أول تسجيل دخول على الجهاز يحتاج إلى الشبكة؛ وبعده لا يحتاج.',
    wrong: 'البريد أو كلمة المرور غير صحيح.',
    throttled: 'محاولات كثيرة. انتظر دقيقة ثم أعد المحاولة.',
    unreachable: 'تعذّر الوصول إلى الخادم. تحقق من الشبكة ثم أعد المحاولة.',
    server: 'لم يستطع الخادم الرد. أعد المحاولة بعد لحظة.',
    goOn: (name) => `المتابعة باسم ${isolated(name)}`,
    remembered: 'يعملون على هذا الجهاز',
    opening: 'جارٍ فتح بطاقاتك…',
  },

  expiry: {
    in: (days) => {
      if (days === 0) return 'تنتهي الصلاحية اليوم'
      return days > 0 ? `خلال ${ofMany(days, nouns.day)}` : `انتهت قبل ${ofMany(-days, nouns.day)}`
    },
    on: (day) => `في ${isolated(day)}`,
  },

  pad: {
    quantity: 'الكمية',
    unit: 'الوحدة',
    less: 'أقل بواحد',
    more: 'أكثر بواحد',
    back: 'حذف آخر رقم',
    all: (text) => `الكل ${isolated(text)}`,
    and: 'و…',
    takeBack: (text, unit) => `حذف ${isolated(`${text} ${unit}`)}`,
  },

  changed: {
    title: 'ما غيّره الآخرون',
    count: (count) => many(count, nouns.change),
    since: (moment) => `منذ ${moment}`,
    nothing: 'لا جديد',
    nothingHint: 'يظهر هنا ما يفعله الآخرون في مواضعك وما يغيّرونه في طلبات مواقعك وعمليات جردها.',
    work: 'الطلبات وعمليات الجرد',
    isNew: 'جديد',
    isChanged: 'تغيّر',
    settled: 'سُوّي لك',
    moved: 'في مواضعك',
    allSeen: 'اطّلعت عليها كلها',
    seen: 'من الآن لا يظهر إلا ما هو أحدث.',
  },

  home: {
    title: 'الرئيسية',
    next: 'التالي',
    nothing: 'لا شيء بانتظارك',
    nothingHint: (starts) => (starts ? 'امسح أي شيء للبدء، أو اختر عملك.' : 'امسح أي شيء لترى ما هو.'),
    start: 'البدء',
    countAgain: 'إعادة الجرد',
    given: 'مسند إليك',
    needsYou: (count) => `${many(count, nouns.matter)} بانتظارك`,
    needsYouHint: 'افتح الوارد للمعالجة',
    count: (name) => `جرد: ${isolated(name)}`,
    counted: (observed) => many(observed, nouns.observation),
    review: (count) => `${many(count, nouns.variance)} للمراجعة`,
    order: (number) => `الأمر ${isolated(number)}`,
    out: {
      pick: (number) => `التقاط ${isolated(number)}`,
      picking: (number) => `التقاط بقية ${isolated(number)}`,
      ship: (number) => `تعبئة وشحن ${isolated(number)}`,
      shipped: (number) => `إغلاق ${isolated(number)}: شُحن كله`,
    },
    ownException: (count) => `لديك ${many(count, nouns.exception)}`,
    exception: (count) => `${many(count, nouns.exception)} لم يتولَّها أحد`,
    nothingDone: 'ما تسجّله يظهر هنا مع حالته.',
  },

  last: {
    button: 'الأخيرة',
    label: 'آخر الإجراءات',
    title: 'آخر ما فعلته',
    several: (count) => many(count, nouns.line),
    undo: (what) => `تراجع: ${isolated(what)}`,
    undone: 'تم التراجع',
    settle: 'معالجة',
    settleWhat: (what) => `معالجة: ${isolated(what)}`,
    nothing: 'لم يُفعل شيء على هذا الجهاز بعد',
  },

  scan: {
    title: 'مسح',
    field: 'باركود أو SKU أو دفعة أو خانة',
    look: 'بحث',
    cardsComing: 'ما زالت البطاقات تصل إلى هذا الجهاز. ما مسحته يُنفَّذ عند وصولها.',
    hint: 'استخدم الماسح في أي وقت وعلى أي شاشة. أو اكتب الرمز.',
    recent: 'آخر ما مُسح',
    clear: 'تفريغ',
    empty: 'لم يُمسح شيء بعد',
    found: (kind, name) => `${kind}: ${isolated(name)}`,
    kinds: { item: 'صنف', location: 'موقع', lot: 'دفعة', order: 'أمر', unknown: 'غير معروف' },
    signals: { good: 'موجود', bad: 'غير موجود', wrong: 'غير المتوقع', done: 'تم الحفظ' },
    marks: { good: '●', bad: '؟', wrong: '✕', done: '✓' },
    several: 'هذا الرمز يعني أكثر من شيء. اختر واحدًا.',
    newLot: (code) => `دفعة جديدة ${isolated(code)}`,
    labelHolds: (count, unit) => `على الملصق ${isolated(`${figure(count)} ${unit}`)}`,
    unknown: (code) => `لا شيء هنا له الرمز ${isolated(code)}`,
    unknownHint: 'تحقق من الملصق، أو ابحث عن الصنف باسمه.',
    searchItems: 'البحث في الأصناف',
    moveFrom: 'نقل من هنا',
    putAwayHere: 'تسكين هنا',
    pickFrom: 'التقاط من هنا',
    receiveHere: 'استلام هنا',
    returnHere: 'استلام مرتجع هنا',
    kitHere: 'تجميع هنا',
    moreDeeds: 'المزيد…',
    deedsOf: (name) => `ما العمل: ${isolated(name)}`,
  },

  unknownCode: {
    link: 'ربطه بصنف',
    linkTo: (name) => `ربط بـ ${isolated(name)}`,
    linked: (code, name) => `أصبح ${isolated(code)} هو ${isolated(name)}`,
    make: 'إنشاء صنف به',
    expected: (code) => `الصنف الذي له الرمز ${isolated(code)}`,
    reportFirst: (code) => `أبلغ عن ${isolated(code)} مع صورته أولًا، أو أغلقه`,
    later: 'إبلاغ لوقت لاحق',
    reported: (code) => `تم الإبلاغ عن ${isolated(code)}. سيحدد ما هو من يعرف الأصناف.`,
    takePhoto: 'تصوير',
    takeAnother: 'تصوير مرة أخرى',
    photo: 'صورة ما يحمل هذا الرمز',
    noPicture: 'هذه ليست صورة يمكن حفظها. صوّر من جديد.',
    tooLong: 'هذا أطول من أي رمز. امسح باركود الصنف بدلًا منه.',
    notYours: 'المديرون يحددون معنى الرمز. أبلغ عنه، مع صورة إن أمكن، وتابع.',
  },

  items: itemsWords,

  locations: locationsWords,

  count: countWords,

  orders: ordersWords,

  orderForm: orderFormWords,
  orderNumbers: orderNumbersWords,
  partners: partnersWords,
  places: placesWords,
  walk: walkWords,
  photos: photosWords,
  searchAll: searchWords,
  units: unitsWords,
  bulk: bulkWords,
  lists: listsWords,

  outbound: outboundWords,
  receive: receiveWords,

  basket: basketWords,

  inbox: inboxWords,

  reasons: reasonsWords,
  categories: categoriesWords,
  attributes: attributesWords,
  suppliers: suppliersWords,
  variants: variantsWords,
  notices: noticesWords,
  install: installWords,
  storage: storageWords,
  firstRun: firstRunWords,

  labels: labelsWords,
  import: importWords,
  export: exportWords,

  lot: lotWords,

  kit: kitWords,

  asOf: asOfWords,

  settings: settingsWords,
  scanner: scannerWords,

  more: {
    title: 'المزيد',
    work: 'العمل',
    look: 'الاطلاع',
    device: 'هذا الجهاز',
    import: 'استيراد ملف',
    export: 'تصدير ملف',
  },

  history: {
    kinds: {
      receipt: 'استلام',
      'put-away': 'تسكين',
      move: 'نقل',
      pick: 'التقاط',
      pack: 'تعبئة',
      ship: 'شحن',
      'transfer-out': 'تحويل صادر',
      'transfer-in': 'تحويل وارد',
      return: 'مرتجع',
      adjust: 'تسوية',
      opening: 'رصيد افتتاحي',
      scrap: 'إتلاف',
      consume: 'استهلاك',
      produce: 'إنتاج',
      'count-variance': 'فرق جرد',
      reversal: 'تراجع',
      observation: 'جرد',
    },
    undone: 'تم التراجع',
    way: (from, to) => `${isolated(from)} ← ${isolated(to)}`,
    counted: 'تم الجرد',
    by: (name) => `بواسطة ${isolated(name)}`,
    undoThis: 'تراجع',
    undoTogether: (count) => `التراجع عما سُجِّل معًا (${figure(count)})`,
    undoing: 'تم التراجع. محفوظ على هذا الجهاز.',
    when: 'حدث',
    arrived: 'وصل',
    notYet: 'ليس بعد',
    who: 'من',
    device: 'الجهاز',
    thisDevice: 'هذا',
    otherDevice: (end) => `جهاز آخر، ${isolated(`…${end}`)}`,
    from: 'من',
    to: 'إلى',
    reason: 'السبب',
    you: 'أنت',
    more: 'عرض المزيد',
  },

  action: {
    edit: { create: 'إضافة', update: 'تعديل', delete: 'حذف' },
    collections: {
      items: 'صنف',
      locations: 'موقع',
      lots: 'دفعة',
      counts: 'جرد',
      orders: 'أمر',
      'count-schedules': 'جدول جرد',
      'item-costs': 'تكلفة صنف',
      'supplier-prices': 'سعر مورّد',
      'label-settings': 'إعدادات الملصقات',
      'order-settings': 'أرقام الأوامر',
      printers: 'طابعة',
      partners: 'شريك',
      reasons: 'سبب',
      categories: 'فئة',
      attributes: 'خاصية',
      exceptions: 'استثناء',
    },
    decision: { approve: 'موافقة على جرد', recount: 'طلب إعادة الجرد' },
    allocation: 'حجز',
    report: { 'unknown-barcode': 'إبلاغ عن رمز' },
    reversal: 'تراجع عن حركة',
    observation: 'جرد',
    closing: 'جرد خانة',
  },
}
