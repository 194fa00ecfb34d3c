import type { variantsWords as english } from '../en/variants.ts'
import type { Wording } from '../wording.ts'
import { isolated } from './isolated.ts'
import { many, ofMany } from './many.ts'
import * as nouns from './nouns.ts'

export const variantsWords: Wording<typeof english> = {
  title: 'المتغيّرات',
  one: 'المتغيّر',
  of: (name) => `متغيّر من ${isolated(name)}`,
  none: 'ليس متغيّرًا من صنف آخر',
  field: 'متغيّر من',
  loops: 'لا يمكن أن يكون صنف متغيّرًا من نفسه، ولو عن طريق غيره.',
  count: (count) => many(count, nouns.variant),
  free: (count) => `متاح ${isolated(count)}`,
  add: 'متغيّرات جديدة',
  all: 'عرضها في القائمة',
  onlyOf: (name) => `متغيّرات ${isolated(name)}`,
  folded: 'حسب العائلة',
  others: 'متغيّرات أخرى',
  wrong: (what, expected, got) =>
    `الصنف صحيح، والاختلاف في ${isolated(what)}: المتوقع ${isolated(expected)}، وهذا ${isolated(got)}`,
  make: {
    title: (name) => `متغيّرات جديدة من ${isolated(name)}`,
    by: 'تختلف في',
    noAttributes: 'تتميّز بخصائص خاصة بكم مثل المقاس أو اللون. لا توجد خصائص بعد.',
    attributes: 'الخصائص',
    values: (name) => `${isolated(name)}: اختيار الموجود`,
    noChoices: (name) => `لا توجد خيارات بعد لـ ${isolated(name)}.`,
    typed: (name) => `${isolated(name)}، قيمة أو أكثر تفصل بينها فاصلة`,
    notRead: (name, value) => `لا تصلح القيمة ${isolated(value)} لـ ${isolated(name)}.`,
    preview: 'ما سيُنشأ',
    nothing: 'تحديد ما تختلف فيه، وما الموجود منها.',
    there: 'موجود من قبل',
    taken: 'رمز SKU مستخدم',
    left: 'مستبعد',
    tooMany: (most) => `حتى ${isolated(most)} دفعة واحدة. استبعاد بعضها.`,
    deed: (count) => `إنشاء ${ofMany(count, nouns.variant)}`,
    done: (count, name) => `تم إنشاء ${ofMany(count, nouns.variant)} من ${isolated(name)}`,
  },
}
