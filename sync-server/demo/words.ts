/** What a hardware and catering wholesaler has on its shelves: the words that the demo's items are named from. */
export type Category = {
  name: string
  prefix: string
  nouns: readonly string[]
  kinds: readonly string[]
  sizes: readonly string[]
  /** Euro, from and to. */
  price: readonly [number, number]
  /** Base units in a case; none is sold singly only. */
  perCase?: number
  shelfLifeDays?: number
  serial?: true
}

export const CATEGORIES: readonly Category[] = [
  {
    name: 'Fasteners',
    prefix: 'FAS',
    nouns: ['Hex bolt', 'Wood screw', 'Machine screw', 'Lock nut', 'Washer', 'Threaded rod', 'Wall plug'],
    kinds: ['zinc-plated', 'stainless', 'brass', 'black'],
    sizes: ['M4', 'M5', 'M6', 'M8', 'M10', 'M12', 'M16', 'M20'],
    price: [0.05, 2],
    perCase: 100,
  },
  {
    name: 'Hand tools',
    prefix: 'TOO',
    nouns: ['Screwdriver', 'Ring spanner', 'Combination pliers', 'Claw hammer', 'Flat file', 'Wood chisel', 'Handsaw'],
    kinds: ['slim', 'standard', 'heavy-duty', 'insulated'],
    sizes: ['100 mm', '150 mm', '200 mm', '250 mm', '300 mm'],
    price: [4, 45],
    perCase: 12,
  },
  {
    name: 'Power tools',
    prefix: 'POW',
    nouns: [
      'Cordless drill',
      'Angle grinder',
      'Jigsaw',
      'Orbital sander',
      'Impact driver',
      'Heat gun',
      'Planer',
      'Rotary hammer',
    ],
    kinds: ['12 V', '18 V', '230 V'],
    sizes: ['bare', 'in case', 'with two batteries'],
    price: [60, 320],
    serial: true,
  },
  {
    name: 'Electrical',
    prefix: 'ELE',
    nouns: ['Socket', 'Light switch', 'Junction box', 'Circuit breaker', 'Cable gland', 'Terminal block', 'LED lamp'],
    kinds: ['white', 'grey', 'anthracite', 'cream'],
    sizes: ['6 A', '10 A', '13 A', '16 A', '20 A', '32 A'],
    price: [0.8, 28],
    perCase: 24,
  },
  {
    name: 'Plumbing',
    prefix: 'PLU',
    nouns: ['Elbow', 'Tee piece', 'Ball valve', 'Straight coupling', 'Hose clip', 'Pipe bracket', 'End cap'],
    kinds: ['copper', 'brass', 'PVC', 'PEX'],
    sizes: ['12 mm', '15 mm', '22 mm', '28 mm', '35 mm'],
    price: [0.6, 24],
    perCase: 20,
  },
  {
    name: 'Safety',
    prefix: 'SAF',
    nouns: ['Work gloves', 'Safety glasses', 'Helmet', 'High-visibility vest', 'Knee pads', 'Ear defenders'],
    kinds: ['yellow', 'orange', 'navy', 'clear'],
    sizes: ['S', 'M', 'L', 'XL', 'XXL'],
    price: [1.5, 38],
    perCase: 12,
  },
  {
    name: 'Packaging',
    prefix: 'PAC',
    nouns: ['Carton', 'Mailing bag', 'Packing tape', 'Stretch film', 'Label roll', 'Edge protector'],
    kinds: ['brown', 'white', 'clear', 'recycled'],
    sizes: ['small', 'medium', 'large', 'extra large', 'jumbo'],
    price: [0.2, 14],
    perCase: 50,
  },
  {
    name: 'Cleaning',
    prefix: 'CLE',
    nouns: ['Floor cleaner', 'Glass cleaner', 'Degreaser', 'Hand soap', 'Paper towels', 'Microfibre cloth', 'Mop head'],
    kinds: ['lemon', 'unscented', 'strong', 'pine'],
    sizes: ['0.5 l', '1 l', '5 l', '10 l'],
    price: [1.2, 32],
    perCase: 12,
  },
  {
    name: 'Adhesives',
    prefix: 'ADH',
    nouns: ['Epoxy', 'Wood glue', 'Silicone sealant', 'Contact glue', 'Construction adhesive'],
    kinds: ['fast', 'strong', 'flexible', 'transparent'],
    sizes: ['50 ml', '290 ml', '600 ml', '1 l'],
    price: [2.5, 26],
    perCase: 12,
    shelfLifeDays: 540,
  },
  {
    name: 'Paint',
    prefix: 'PAI',
    nouns: ['Primer', 'Gloss paint', 'Matt emulsion', 'Varnish', 'Wood stain'],
    kinds: ['white', 'light grey', 'signal red', 'moss green', 'oak'],
    sizes: ['0.75 l', '1 l', '2.5 l', '5 l'],
    price: [7, 65],
    perCase: 6,
    shelfLifeDays: 730,
  },
  {
    name: 'Pantry',
    prefix: 'PAN',
    nouns: ['Basmati rice', 'Penne', 'Red lentils', 'Rolled oats', 'Wheat flour', 'Chopped tomatoes', 'Chickpeas'],
    kinds: ['classic', 'wholegrain', 'organic'],
    sizes: ['400 g', '500 g', '1 kg', '5 kg', '10 kg'],
    price: [0.9, 18],
    perCase: 12,
    shelfLifeDays: 365,
  },
  {
    name: 'Chilled',
    prefix: 'CHI',
    nouns: ['Butter', 'Yoghurt', 'Soft cheese', 'Orange juice', 'Fresh pasta', 'Hummus'],
    kinds: ['plain', 'light', 'organic', 'lactose-free'],
    sizes: ['150 g', '250 g', '500 g', '1 kg', '2 kg'],
    price: [0.9, 12],
    perCase: 12,
    shelfLifeDays: 45,
  },
]
