import { Component, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** What is drawn: another one is tried anew by itself. */
  readonly subject?: unknown
  /** Takes the place of what could not be drawn; `again` tries once more. */
  readonly renderBroken: (again: () => void) => ReactNode
}

interface State {
  readonly isBroken: boolean
  readonly subject: unknown
}

/** Keeps a fault in drawing one thing from taking what stands around it off the screen. A class, because React has nothing else for it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { isBroken: false, subject: this.props.subject }

  static getDerivedStateFromError(): Pick<State, 'isBroken'> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps({ subject }: ErrorBoundaryProps, state: State): State | null {
    return subject === state.subject ? null : { isBroken: false, subject }
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.renderBroken(() => this.setState({ isBroken: false })) : this.props.children
  }
}
