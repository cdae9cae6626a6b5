/** The exports of a window that are being made, by their tickets, until their files are handed to the host to be saved. */
export class ExportsUnderWay {
  readonly #controllers = new Map<string, AbortController>()

  /** Makes files under a ticket; the signal that `make` gets is aborted when the person cancels. */
  async run<Made>(
    ticket: string | undefined,
    make: (signal: AbortSignal) => Promise<Made>,
  ): Promise<{ readonly made: Made; readonly isCancelled: boolean }> {
    const controller = new AbortController()
    if (ticket !== undefined) this.#controllers.set(ticket, controller)
    try {
      const made = await make(controller.signal)
      return { made, isCancelled: controller.signal.aborted }
    } finally {
      if (ticket !== undefined) this.#controllers.delete(ticket)
    }
  }

  /** False when nothing is under way under this ticket. */
  cancel(ticket: string): boolean {
    const controller = this.#controllers.get(ticket)
    controller?.abort()
    return controller !== undefined
  }
}
