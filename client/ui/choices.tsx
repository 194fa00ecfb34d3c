import type { ReactNode } from 'react'

type Props = { label: string; className?: string | undefined; children: ReactNode }

/** Buttons of which one or some are pressed, named together for whoever does not see them side by side. */
export const Choices = ({ label, className, children }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row everywhere
  <div role="group" aria-label={label} className={className}>
    {children}
  </div>
)
