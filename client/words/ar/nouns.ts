/** What is counted on screen, in its forms. */
import type { Noun } from './many.ts'

const forms = (one: string, two: string, ofTwo: string, few: string, many: string, other: string): Noun => ({
  one,
  two,
  ofTwo,
  few,
  many,
  other,
})

export const item = forms('صنف واحد', 'صنفان', 'صنفين', 'أصناف', 'صنفًا', 'صنف')
export const bin = forms('خانة واحدة', 'خانتان', 'خانتين', 'خانات', 'خانة', 'خانة')
export const line = forms('بند واحد', 'بندان', 'بندين', 'بنود', 'بندًا', 'بند')
export const row = forms('صف واحد', 'صفان', 'صفين', 'صفوف', 'صفًا', 'صف')
export const goodRow = forms('صف سليم واحد', 'صفان سليمان', 'صفين سليمين', 'صفوف سليمة', 'صفًا سليمًا', 'صف سليم')
export const change = forms('تغيير واحد', 'تغييران', 'تغييرين', 'تغييرات', 'تغييرًا', 'تغيير')
export const day = forms('يوم واحد', 'يومان', 'يومين', 'أيام', 'يومًا', 'يوم')
export const label = forms('ملصق واحد', 'ملصقان', 'ملصقين', 'ملصقات', 'ملصقًا', 'ملصق')
export const number = forms('رقم واحد', 'رقمان', 'رقمين', 'أرقام', 'رقمًا', 'رقم')
export const stop = forms('محطة واحدة', 'محطتان', 'محطتين', 'محطات', 'محطة', 'محطة')
export const variance = forms('فرق واحد', 'فرقان', 'فرقين', 'فروق', 'فرقًا', 'فرق')
export const exception = forms('استثناء واحد', 'استثناءان', 'استثناءين', 'استثناءات', 'استثناءً', 'استثناء')
export const observation = forms('قراءة واحدة', 'قراءتان', 'قراءتين', 'قراءات', 'قراءة', 'قراءة')
export const action = forms('إجراء واحد', 'إجراءان', 'إجراءين', 'إجراءات', 'إجراءً', 'إجراء')
export const matter = forms('مسألة واحدة', 'مسألتان', 'مسألتين', 'مسائل', 'مسألة', 'مسألة')
export const schedule = forms('جدول واحد', 'جدولان', 'جدولين', 'جداول', 'جدولًا', 'جدول')
export const piece = forms('قطعة واحدة', 'قطعتان', 'قطعتين', 'قطع', 'قطعة', 'قطعة')
export const location = forms('موقع واحد', 'موقعان', 'موقعين', 'مواقع', 'موقعًا', 'موقع')
export const code = forms('رمز واحد', 'رمزان', 'رمزين', 'رموز', 'رمزًا', 'رمز')
export const result = forms('نتيجة واحدة', 'نتيجتان', 'نتيجتين', 'نتائج', 'نتيجة', 'نتيجة')
export const variant = forms('متغيّر واحد', 'متغيّران', 'متغيّرين', 'متغيّرات', 'متغيّرًا', 'متغيّر')
