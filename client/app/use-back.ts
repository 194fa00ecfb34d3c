import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/**
 * The way back: the browser's own when the person came from within the app (so lists keep their place), the screen's
 * parent when it was opened from outside. Undefined where there is none.
 */
export const useBack = (parent: string | undefined): (() => void) | undefined => {
  const [path, navigate] = useLocation()
  const steps = useRef(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the path is one step
  useEffect(() => {
    steps.current += 1
  }, [path])
  if (parent === undefined) return undefined
  return () => {
    if (steps.current > 0) {
      steps.current -= 2
      history.back()
    } else {
      navigate(parent)
    }
  }
}
