/** Figures as they are taken, and how they are printed: the median, the least, the aim and how much of it that is. */
import { quantile } from './quantiles.ts'

export type Figures = Map<string, number[]>
export type Aims = Readonly<Record<string, number>>

export const note = (figures: Figures, name: string, value: number): void =>
  void figures.set(name, [...(figures.get(name) ?? []), value])

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

export const printFigures = (figures: Figures, aims: Aims, reference: { name: string; ms: number }): void => {
  for (const [name, samples] of figures) {
    const unit = name.startsWith('heap') ? 'MB' : 'ms'
    const median = quantile(samples, 0.5)
    const aim = aims[name]
    const parts = [
      `${digits(median)} ${unit}`,
      ...(samples.length > 1 ? [`least ${digits(Math.min(...samples))} of ${samples.length}`] : []),
      ...(unit === 'ms' && median > reference.ms / 1_000
        ? [`${(median / reference.ms).toFixed(3)}× ${reference.name}`]
        : []),
      ...(aim === undefined ? [] : [`aim ${digits(aim)}: ${(median / aim).toFixed(2)}× of it`]),
    ]
    console.log(`  ${name}: ${parts.join('; ')}`)
  }
}
