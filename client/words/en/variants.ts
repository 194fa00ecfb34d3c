/** The words of items that belong together. */
import { many } from './many.ts'

export const variantsWords = {
  title: 'Variants',
  one: 'variant',
  of: (name: string) => `Variant of ${name}`,
  none: 'Of no other item',
  field: 'Variant of',
  loops: 'An item cannot be a variant of itself, not even by way of another.',
  count: (count: number) => many(count, 'variant', 'variants'),
  free: (count: string) => `${count} free`,
  add: 'New variants',
  all: 'See them in the list',
  onlyOf: (name: string) => `Variants of ${name}`,
  folded: 'By family',
  others: 'Other variants',
  wrong: (what: string, expected: string, got: string) =>
    `Right item, wrong ${what}: expected ${expected}, this is ${got}`,
  make: {
    title: (name: string) => `New variants of ${name}`,
    by: 'They differ by',
    noAttributes: 'Items are told apart by attributes of your own, such as a size or a colour. There are none yet.',
    attributes: 'Attributes',
    values: (name: string) => `${name}: tap those that there are`,
    noChoices: (name: string) => `${name} has no choices yet.`,
    typed: (name: string) => `${name}, one or several parted by commas`,
    notRead: (name: string, value: string) => `${value} is nothing that ${name} can be.`,
    preview: 'What will be made',
    nothing: 'Say by what they differ, and which there are.',
    there: 'Is there already',
    taken: 'The SKU is taken',
    left: 'Left out',
    tooMany: (most: string) => `Up to ${most} at once. Leave some out.`,
    deed: (count: number) => `Make ${many(count, 'variant', 'variants')}`,
    done: (count: number, name: string) => `Made ${many(count, 'variant', 'variants')} of ${name}`,
  },
}
