/**
 * How long work reports where it is: so many of so many are done. What it gives back may take a while, in which others have
 * their turn; false when the work is not wanted any more and has to end. Told that all are done, right before what came of it is kept, it is
 * asked for the last time: from then on the work cannot be cancelled.
 */
export type Pace = (done: number, total: number) => Promise<boolean>

/** For work that nobody watches. */
export const unwatched: Pace = () => Promise.resolve(true)
